/// The change feed: targetings made and ended, and items that became or ceased to be eligible.
///
/// Start here: [org.colophon.feed.ChangeFeed] and [org.colophon.feed.EligibilityTracker].
@NullMarked
package org.colophon.feed;

import org.jspecify.annotations.NullMarked;
