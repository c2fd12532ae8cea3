package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;

/// The words of a text by where they stand.
final class TokenPlaces {
  private final List<Place> places = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  TokenPlaces(AnalyzedText analysis) {
    for (Sentence sentence : analysis.sentences()) {
      for (int i = 0; i < sentence.tokens().size(); i++) {
        places.add(new Place(sentence.tokens(), i));
        ends.add(sentence.tokens().get(i).span().end());
      }
    }
  }

  /// The first word that a span covers a part of; empty where there is none.
  Optional<Place> at(Span span) {
    int first = first(span.start());
    return first < places.size() && places.get(first).token().span().overlaps(span)
        ? Optional.of(places.get(first))
        : Optional.empty();
  }

  /// The words that lie in a span as a whole.
  List<Token> in(Span span) {
    List<Token> tokens = new ArrayList<>();
    for (int i = first(span.start()); i < places.size(); i++) {
      Token token = places.get(i).token();
      if (token.span().start() >= span.end()) {
        break;
      }
      if (span.contains(token.span())) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /// The place of the first word that ends behind a position.
  private int first(int position) {
    int found = Collections.binarySearch(ends, position + 1);
    return found < 0 ? -found - 1 : found;
  }

  /// A word of a sentence.
  record Place(List<Token> tokens, int index) {
    Token token() {
      return tokens.get(index);
    }

    boolean isAfter(Set<String> words) {
      return index > 0 && words.contains(tokens.get(index - 1).surface().toLowerCase(Locale.ROOT));
    }
  }
}
