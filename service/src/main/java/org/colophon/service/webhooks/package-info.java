/// Webhooks about recalls: signed as Standard Webhooks asks for, and tried again until they are
/// taken.
///
/// Start here: [org.colophon.service.webhooks.Webhooks].
@NullMarked
package org.colophon.service.webhooks;

import org.jspecify.annotations.NullMarked;
