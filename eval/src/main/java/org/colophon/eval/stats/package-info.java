/// Statistics: confidence intervals, and tests of the difference between two figures.
///
/// Start here: [org.colophon.eval.stats.Bootstrap] for intervals,
/// [org.colophon.eval.stats.PairedTest] for comparisons.
@NullMarked
package org.colophon.eval.stats;

import org.jspecify.annotations.NullMarked;
