/// Labelled sets, and readers for their formats.
///
/// Start here: [org.colophon.eval.sets.SetCatalogue] knows the sets,
/// [org.colophon.eval.sets.SetLoader] reads one.
@NullMarked
package org.colophon.eval.sets;

import org.jspecify.annotations.NullMarked;
