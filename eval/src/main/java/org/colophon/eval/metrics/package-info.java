/// Measures of how good an output is: pure functions on plain data, each with its definition,
/// corner cases and source.
///
/// Start here: [org.colophon.eval.metrics.Counts] is what most of them share,
/// [org.colophon.eval.metrics.MultiLabel] and [org.colophon.eval.metrics.Ranking] are the largest
/// families.
@NullMarked
package org.colophon.eval.metrics;

import org.jspecify.annotations.NullMarked;
