/// Key phrases of a text: candidates, ranking, and training on confirmed phrases.
///
/// Start here: [org.colophon.keyphrases.KeyphraseExtractor] and
/// [org.colophon.keyphrases.PhraseTrainer].
@NullMarked
package org.colophon.keyphrases;

import org.jspecify.annotations.NullMarked;
