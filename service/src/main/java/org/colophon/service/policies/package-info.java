/// The gate's policies and verdicts, and what people set beside them: holds, exceptions and
/// overrides.
///
/// Start here: [org.colophon.service.policies.PolicyEndpoint], then
/// [org.colophon.service.policies.VerdictEndpoint].
@NullMarked
package org.colophon.service.policies;

import org.jspecify.annotations.NullMarked;
