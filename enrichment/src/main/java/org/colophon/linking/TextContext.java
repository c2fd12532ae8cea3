package org.colophon.linking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.Item;
import org.colophon.enrichment.Enrichment;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// The context of the names in a text, used to choose between records of one name. Immutable.
final class TextContext {
  private final Item item;
  private final Enrichment enrichment;
  private final Set<String> named;
  private final Set<String> subjects = new HashSet<>();
  private final Map<String, Double> words;

  /// @param named the records that only one can be meant by, by entity
  TextContext(Item item, Enrichment enrichment, Set<String> named) {
    this.item = item;
    this.enrichment = enrichment;
    this.named = Set.copyOf(named);
    item.content().subjects().forEach(subject -> subjects.add(subject.toString()));
    enrichment.of(Annotation.Kind.SUBJECT).forEach(subject -> subjects.add(subject.value()));
    this.words = words(item.content().title() + "\n" + item.content().text(), lexicon());
  }

  Item item() {
    return item;
  }

  String text() {
    return item.content().text();
  }

  boolean names(String entity) {
    return named.contains(entity);
  }

  Set<String> subjects() {
    return subjects;
  }

  Lexicon lexicon() {
    return Lexicon.of(enrichment.language().code());
  }

  /// What the name finder takes a stretch of the text for, in small letters.
  Set<String> types(Span span) {
    Set<String> types = new HashSet<>();
    for (Annotation name : enrichment.of(Annotation.Kind.ENTITY)) {
      if (name.evidence().stream().anyMatch(span::overlaps)) {
        types.add(name.value().substring(0, Math.max(0, name.value().indexOf(':'))));
      }
    }
    return types;
  }

  /// How alike the telling words of this text and of another are: their cosine, in [0, 1].
  ///
  /// @param name whose words say nothing: namesakes share them
  double similarity(String other, String name) {
    Set<String> shared = words(name, lexicon()).keySet();
    Map<String, Double> theirs = words(other, lexicon());
    Map<String, Double> ours = new HashMap<>(words);
    theirs.keySet().removeAll(shared);
    ours.keySet().removeAll(shared);
    double both = 0;
    for (Map.Entry<String, Double> word : theirs.entrySet()) {
      both += word.getValue() * ours.getOrDefault(word.getKey(), 0.0);
    }
    double norm = Math.sqrt(squares(ours) * squares(theirs));
    return norm == 0 ? 0 : both / norm;
  }

  private static double squares(Map<String, Double> words) {
    return words.values().stream().mapToDouble(w -> w * w).sum();
  }

  private static Map<String, Double> words(String text, Lexicon lexicon) {
    Map<String, Double> words = new HashMap<>();
    for (Lexicon.Word word : lexicon.words(text.toLowerCase(Locale.ROOT))) {
      if (!lexicon.isStop(word.stem())) {
        words.put(word.stem(), lexicon.rarity(word.stem()));
      }
    }
    return words;
  }
}
