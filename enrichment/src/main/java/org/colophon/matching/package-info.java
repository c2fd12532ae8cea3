/// Matching of texts to segments, and the search for items near a vector.
///
/// Start here: [org.colophon.matching.Matcher]; [org.colophon.matching.ItemIndex] and
/// [org.colophon.matching.SegmentIndex] are the ports that `matching.lucene` implements;
/// [org.colophon.matching.ItemIndexer] and [org.colophon.matching.SegmentIndexer] fill them.
@NullMarked
package org.colophon.matching;

import org.jspecify.annotations.NullMarked;
