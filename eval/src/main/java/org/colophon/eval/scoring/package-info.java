/// From what systems answered to figures: one scorer per task, on top of the plain metrics.
///
/// Start here: [org.colophon.eval.scoring.ScoredExample] is one document's gold beside its answer,
/// [org.colophon.eval.scoring.Scorers] turns many of them into figures.
@NullMarked
package org.colophon.eval.scoring;

import org.jspecify.annotations.NullMarked;
