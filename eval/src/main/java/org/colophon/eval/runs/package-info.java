/// Evaluation runs: measured, stored, repeated bit for bit, compared, and held against release
/// thresholds.
///
/// Start here: [org.colophon.eval.runs.EvalRun] is what a run leaves behind,
/// [org.colophon.eval.runs.EvalRunner] makes one.
@NullMarked
package org.colophon.eval.runs;

import org.jspecify.annotations.NullMarked;
