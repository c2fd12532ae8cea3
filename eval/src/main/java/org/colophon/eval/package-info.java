/// The evaluation of the product against labelled sets, and the release thresholds that decide
/// whether a model may go live.
///
/// Start here: [org.colophon.eval.Evaluations].
@NullMarked
package org.colophon.eval;

import org.jspecify.annotations.NullMarked;
