/// For whom content is: segments, what is known of their members' interests, and the vectors that
/// stand for them.
///
/// Start here: [org.colophon.audience.Segment]; [org.colophon.audience.Prototypes] makes its
/// vectors; [org.colophon.audience.Signals] takes in what people do, and lets them go.
@NullMarked
package org.colophon.audience;

import org.jspecify.annotations.NullMarked;
