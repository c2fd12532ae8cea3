/// Policies as data: written in YAML, resolved and checked, versioned and replaced while running.
///
/// Start here: [org.colophon.governance.policy.Policy] and
/// [org.colophon.governance.policy.Policies].
@NullMarked
package org.colophon.governance.policy;

import org.jspecify.annotations.NullMarked;
