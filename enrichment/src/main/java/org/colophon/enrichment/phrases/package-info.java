/// Keyphrases learned from texts whose phrases people confirmed. Start here:
/// [org.colophon.enrichment.phrases.PhraseTrainer] and
/// [org.colophon.enrichment.phrases.PhraseRanker].
@NullMarked
package org.colophon.enrichment.phrases;

import org.jspecify.annotations.NullMarked;
