package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// A phrase that a text may be about, with its occurrences.
final class PhraseCandidate {
  private final String key;
  private final List<PhraseWord> words;
  private final String written;
  private final List<PhrasePlace> places = new ArrayList<>();
  private @Nullable Annotation name;

  /// @param key stems of its basic forms
  /// @param words of its first occurrence
  /// @param written as it stands there
  PhraseCandidate(String key, List<PhraseWord> words, String written) {
    this.key = key;
    this.words = List.copyOf(words);
    this.written = written;
  }

  void add(PhrasePlace place, @Nullable Annotation found) {
    places.add(place);
    if (found != null && (name == null || name.confidence() < found.confidence())) {
      name = found;
    }
  }

  String key() {
    return key;
  }

  List<PhraseWord> words() {
    return words;
  }

  String written() {
    return written;
  }

  List<PhrasePlace> places() {
    return places;
  }

  /// The name that it is; null where it is none.
  @Nullable Annotation name() {
    return name;
  }

  /// Whether it is not a name and stands nowhere but before a noun of the same phrase.
  boolean isShard() {
    return name == null && places.stream().allMatch(PhrasePlace::continued);
  }

  /// Where it stands in the body.
  List<Span> spans() {
    return places.stream().filter(place -> !place.title()).map(PhrasePlace::span).toList();
  }

  /// Whether all words of one of two phrases are among those of the other.
  boolean covers(PhraseCandidate other) {
    List<String> ours = List.of(key.split(" ", -1));
    List<String> theirs = List.of(other.key.split(" ", -1));
    return ours.containsAll(theirs) || theirs.containsAll(ours);
  }
}
