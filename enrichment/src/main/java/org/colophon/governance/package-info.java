/// Terms of the freshness gate that policies, rules and gate share: purposes, reasons, actions that
/// clear them, obligations, trade codes and the revocation fence.
///
/// Start here: [org.colophon.governance.Reason] and [org.colophon.governance.ReasonCode].
@NullMarked
package org.colophon.governance;

import org.jspecify.annotations.NullMarked;
