/// For whom content is: segments, what is known of their members' interests, and the vectors that
/// stand for them.
///
/// Start here: [org.colophon.audience.Segment]; [org.colophon.audience.Prototypes] makes its
/// vectors.
@NullMarked
package org.colophon.audience;

import org.jspecify.annotations.NullMarked;
