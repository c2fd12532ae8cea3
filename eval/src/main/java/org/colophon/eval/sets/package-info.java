/// Labelled sets: what they are, where their files lie, and readers for every format.
///
/// Start here: [org.colophon.eval.sets.SetCatalogue] knows the sets,
/// [org.colophon.eval.sets.SetLoader] reads one.
@NullMarked
package org.colophon.eval.sets;

import org.jspecify.annotations.NullMarked;
