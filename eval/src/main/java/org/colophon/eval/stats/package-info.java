/// How sure a measured figure is, and whether a difference between two is more than luck.
///
/// Start here: [org.colophon.eval.stats.Bootstrap] for intervals,
/// [org.colophon.eval.stats.PairedTest] for comparisons.
@NullMarked
package org.colophon.eval.stats;

import org.jspecify.annotations.NullMarked;
