/// The freshness gate: nothing reaches a reader, a feed, a prompt or a cache that it did not clear.
///
/// Start here: [org.colophon.governance.gate.Gate] opens one
/// [org.colophon.governance.gate.GateSession] per request, at one instant and on one consistent
/// view; a session turns an item id into a [org.colophon.governance.gate.Verdict], and only its
/// PASS carries [org.colophon.governance.gate.Cleared] content.
@NullMarked
package org.colophon.governance.gate;

import org.jspecify.annotations.NullMarked;
