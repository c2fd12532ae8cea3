/// Segments: described audiences to which items are matched and for which readers get lists.
///
/// Start here: [org.colophon.service.segments.SegmentEndpoint],
/// [org.colophon.service.segments.SegmentDocument].
@NullMarked
package org.colophon.service.segments;

import org.jspecify.annotations.NullMarked;
