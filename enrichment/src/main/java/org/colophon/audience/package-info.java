/// Audience segments, the vectors of their interests, and the signals that move them.
///
/// Start here: [org.colophon.audience.Segment]; [org.colophon.audience.Prototypes] makes its
/// vectors; [org.colophon.audience.Signals] takes in what people do, and lets them go.
@NullMarked
package org.colophon.audience;

import org.jspecify.annotations.NullMarked;
