package org.colophon.keyphrases;

import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// An occurrence of a phrase.
///
/// @param position how many words of the text come before it
/// @param cut the word of the same noun phrase right before it; null where it begins the phrase
/// @param continued whether the noun phrase goes on after it
/// @param before the word right before it in the sentence; null at the start
/// @param after the word right after it in the sentence; null at the end
/// @param inName whether it shares words with a name that is another one
record PhrasePlace(
    boolean title,
    int position,
    Span span,
    @Nullable PhraseWord cut,
    boolean continued,
    @Nullable PhraseWord before,
    @Nullable PhraseWord after,
    boolean inName) {}
