/// Scorers: figures from systems' answers, one scorer per task.
///
/// Start here: [org.colophon.eval.scoring.ScoredExample] is one document's gold beside its answer,
/// [org.colophon.eval.scoring.Scorers] turns many of them into figures.
@NullMarked
package org.colophon.eval.scoring;

import org.jspecify.annotations.NullMarked;
