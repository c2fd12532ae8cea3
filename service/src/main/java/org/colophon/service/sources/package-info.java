/// Data sources with their deliveries and heartbeats, imprints, desks, and the other records that
/// items refer to: endpoints, messages and the store of heartbeats.
///
/// Start here: [org.colophon.service.sources.SourceEndpoint].
@NullMarked
package org.colophon.service.sources;

import org.jspecify.annotations.NullMarked;
