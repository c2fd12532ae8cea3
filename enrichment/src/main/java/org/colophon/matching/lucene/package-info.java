/// The ports of [org.colophon.matching] over Lucene. No other package imports Lucene.
///
/// Start here: [org.colophon.matching.lucene.LuceneItemIndex].
@NullMarked
package org.colophon.matching.lucene;

import org.jspecify.annotations.NullMarked;
