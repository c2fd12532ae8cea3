/// What changed meanwhile, as server-sent events: for pages that several people have open.
///
/// Start here: [org.colophon.service.events.EventEndpoint].
@NullMarked
package org.colophon.service.events;

import org.jspecify.annotations.NullMarked;
