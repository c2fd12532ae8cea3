/// Reports that people read: one self-contained HTML file per run and comparison, and a Markdown
/// table.
///
/// Start here: [org.colophon.eval.report.EvalRunPage], [org.colophon.eval.report.ComparisonPage],
/// [org.colophon.eval.report.MarkdownTable].
@NullMarked
package org.colophon.eval.report;

import org.jspecify.annotations.NullMarked;
