/// The freshness gate: nothing reaches a reader, a feed, a prompt or a cache that it did not clear.
///
/// Start here: [org.colophon.governance.Gate] opens one [org.colophon.governance.GateSession] per
/// request, at one instant and on one consistent view; a session turns an item id into a
/// [org.colophon.governance.Verdict], and only its PASS carries [org.colophon.governance.Cleared]
/// content. [org.colophon.governance.Evaluator] is the pure function that decides,
/// [org.colophon.governance.Policy] says what it decides by.
@NullMarked
package org.colophon.governance;

import org.jspecify.annotations.NullMarked;
