/// The life of a made-up catalogue, replayed: weeks of events on a settable clock, lists for
/// readers at many instants, and a judge who says what could have been shown then. The judge reads
/// the script and shares no code with the gate.
///
/// Start here: [org.colophon.eval.replay.ReplaySet], then
/// [org.colophon.eval.replay.ReferenceJudge].
@NullMarked
package org.colophon.eval.replay;

import org.jspecify.annotations.NullMarked;
