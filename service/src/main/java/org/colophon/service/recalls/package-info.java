/// Checks before something is sent, recalls of what was shown, and the audit of past answers:
/// endpoints, messages and the store of recalls.
///
/// Start here: [org.colophon.service.recalls.RecallEndpoint].
@NullMarked
package org.colophon.service.recalls;

import org.jspecify.annotations.NullMarked;
