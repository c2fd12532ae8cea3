/// Tells subscribers of recalls by webhook: signed as Standard Webhooks asks for, tried again until
/// taken, and never to an address that the operator did not allow.
///
/// Start here: [org.colophon.service.webhooks.Webhooks].
@NullMarked
package org.colophon.service.webhooks;

import org.jspecify.annotations.NullMarked;
