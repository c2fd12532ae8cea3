/// What a reader or an audience likes, and what is liked in general: how well a text fits both.
/// Knows vectors, topics and makers; no items and no people.
///
/// Start here: [org.colophon.recommend.taste.Taste] and [org.colophon.recommend.taste.Appeal].
@NullMarked
package org.colophon.recommend.taste;

import org.jspecify.annotations.NullMarked;
