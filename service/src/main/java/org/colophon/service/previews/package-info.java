/// Previews: what a segment or a made-up reader would get on each placement, and why.
///
/// Start here: [PreviewEndpoint].
@NullMarked
package org.colophon.service.previews;

import org.jspecify.annotations.NullMarked;
