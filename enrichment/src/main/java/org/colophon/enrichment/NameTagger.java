package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Provenance;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.models.Span;
import org.colophon.text.ItemText;
import org.colophon.text.PassageText;

/// A tagger that proposes the names in a text, each once with all its occurrences. A person's
/// surname alone counts for the one full name in the text that ends in it. Thread-safe.
final class NameTagger {
  private static final String METHOD = "names-1";
  private static final int MOST = 30;
  private static final int MOST_SPANS = 20;
  private static final String PERSON = "PER";

  /// Less sure names are wrong more often than right.
  private static final double LEAST_CONFIDENCE = 0.35;

  private final EntityFinder finder;

  NameTagger(EntityFinder finder) {
    this.finder = finder;
  }

  /// What made the annotations.
  String madeBy() {
    return Provenance.of(METHOD, finder.model());
  }

  /// At most thirty names, the surest first.
  List<Annotation> tag(ItemText text, AnalyzedText analysis) {
    Map<String, Found> byKey = new LinkedHashMap<>();
    for (Entity entity : finder.find(analysis)) {
      String label = PassageText.clean(entity.span().in(text.text()));
      byKey
          .computeIfAbsent(key(entity.type(), label), key -> new Found(key, entity.type(), label))
          .add(entity);
    }
    Map<String, List<Found>> full =
        byKey.values().stream()
            .filter(found -> found.type.equals(PERSON) && found.label.contains(" "))
            .collect(Collectors.groupingBy(NameTagger::lastWord));
    return byKey.values().stream()
        .filter(found -> !joinsFullName(found, full.getOrDefault(found.label, List.of())))
        .filter(found -> found.confidence >= LEAST_CONFIDENCE)
        .sorted(Comparator.comparingDouble((Found f) -> f.confidence).reversed())
        .limit(MOST)
        .map(found -> annotation(found, text))
        .toList();
  }

  private static String key(String type, String label) {
    return type.toLowerCase(Locale.ROOT) + ":" + label.toLowerCase(Locale.ROOT);
  }

  private static String lastWord(Found found) {
    return found.label.substring(found.label.lastIndexOf(' ') + 1);
  }

  /// Gives a surname's places to the one full name that ends in it, if there is exactly one.
  private static boolean joinsFullName(Found found, List<Found> full) {
    if (!found.type.equals(PERSON) || full.size() != 1) {
      return false;
    }
    full.getFirst().spans.addAll(found.spans);
    return true;
  }

  private Annotation annotation(Found found, ItemText text) {
    return new Annotation(
        Annotation.Kind.ENTITY,
        found.key,
        found.label,
        found.spans.stream().sorted().limit(MOST_SPANS).toList(),
        found.confidence,
        madeBy(),
        text.textHash());
  }

  /// One name and its occurrences.
  private static final class Found {
    private final String key;
    private final String type;
    private final String label;
    private final List<Span> spans = new ArrayList<>();
    private double confidence;

    Found(String key, String type, String label) {
      this.key = key;
      this.type = type;
      this.label = label;
    }

    void add(Entity entity) {
      spans.add(entity.span());
      confidence = Math.max(confidence, entity.confidence());
    }
  }
}
