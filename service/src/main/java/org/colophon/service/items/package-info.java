/// Items: articles and works, as their sources state them and people correct them.
///
/// Start here: [org.colophon.service.items.ItemEndpoint],
/// [org.colophon.service.items.ItemDocument].
@NullMarked
package org.colophon.service.items;

import org.jspecify.annotations.NullMarked;
