/// Campaigns: their endpoint, the outbox that channels fetch messages from, and their store.
///
/// Start here: [OutboxEndpoint].
@NullMarked
package org.colophon.service.campaigns;

import org.jspecify.annotations.NullMarked;
