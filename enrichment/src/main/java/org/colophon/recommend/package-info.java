/// Recommendations: lists for a segment, and related items. This package sees
/// [org.colophon.governance.gate.Cleared] and never an item.
///
/// Start here: [org.colophon.recommend.Recommender]; [org.colophon.recommend.ReaderLists] says what
/// a list is made from.
@NullMarked
package org.colophon.recommend;

import org.jspecify.annotations.NullMarked;
