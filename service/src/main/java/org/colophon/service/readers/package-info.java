/// Readers' lists: recommendations and related items, what became of them, the rules that editors
/// give for them, and the feed of changes that systems around act on.
///
/// Start here: [org.colophon.service.readers.RecommendationEndpoint],
/// [org.colophon.service.readers.ReaderAnswers].
@NullMarked
package org.colophon.service.readers;

import org.jspecify.annotations.NullMarked;
