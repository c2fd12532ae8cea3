package org.colophon.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.Subject;
import org.colophon.enrichment.Enrichment;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.jspecify.annotations.Nullable;

/// The words and subjects of a text, ready to be compared with the profiles of segments. For one
/// thread.
final class TextTerms {
  private static final double PART_OF_COMPOUND = 0.5;
  private static final int PREFIX = 2;

  private final Lexicon lexicon;
  private final String title;
  private final String text;
  private final List<Span> names = new ArrayList<>();
  private final Set<String> inNames;

  /// Made when an explanation first asks for them: scores do not.
  private @Nullable Map<String, Double> counts;

  private final Map<String, String> shown = new HashMap<>();
  private final Map<String, Double> subjects = new LinkedHashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Set<String> stated = new HashSet<>();
  private final Map<String, Integer> runs;
  private final Map<String, String> entities = new LinkedHashMap<>();

  /// Of a segment's subject, those of the text that it is shared with, and how telling that is: the
  /// same ones return in segment after segment.
  private final Map<String, Map<String, Double>> sharedWith = new HashMap<>();

  TextTerms(MatchRequest request) {
    Enrichment enrichment = request.enrichment();
    this.lexicon = Lexicon.of(enrichment.language().code());
    this.title = enrichment.text().title();
    this.text = enrichment.text().text();
    for (Annotation subject : enrichment.of(Annotation.Kind.SUBJECT)) {
      subjects.put(subject.value(), subject.confidence());
      labels.put(subject.value(), subject.label());
    }
    for (Annotation entity : enrichment.of(Annotation.Kind.ENTITY)) {
      entities.put(entity.value(), entity.label());
      names.addAll(entity.evidence());
    }
    for (Subject subject : request.subjects()) {
      subjects.put(subject.toString(), 1.0);
      labels.put(subject.toString(), subject.code());
      stated.add(subject.toString());
    }
    this.inNames = LetterRuns.words(lexicon, List.copyOf(entities.values()));
    LetterRuns found = new LetterRuns(lexicon);
    found.add(title, List.of(), inNames);
    found.add(text, names, Set.of());
    this.runs = found.counts();
  }

  /// The letter runs of the text, without those of names.
  Map<String, Integer> runs() {
    return runs;
  }

  private Map<String, Double> counts() {
    Map<String, Double> known = counts;
    if (known == null) {
      known = new HashMap<>();
      count(title, List.of(), inNames, known);
      count(text, names, Set.of(), known);
      counts = known;
    }
    return known;
  }

  private void count(
      String of, List<Span> without, Set<String> surfaces, Map<String, Double> found) {
    for (Lexicon.Word word : lexicon.words(of)) {
      boolean name =
          surfaces.contains(word.surface())
              || without.stream().anyMatch(span -> span.overlaps(word.span()));
      if (!name && !lexicon.isStop(word.stem())) {
        found.merge(word.stem(), 1.0, Double::sum);
        shown.putIfAbsent(word.stem(), word.surface().replace("\u00AD", ""));
        for (String part : lexicon.parts(word.stem())) {
          found.merge(part, PART_OF_COMPOUND, Double::sum);
          shown.putIfAbsent(part, word.surface().replace("\u00AD", ""));
        }
      }
    }
  }

  private double worth(String stem, double count, SegmentProfiles all) {
    double rarity = Math.min(all.wordRarity(stem), lexicon.rarity(stem));
    return rarity * Math.min(2, Math.sqrt(count));
  }

  /// The shared words as the text has them, most telling first.
  List<String> sharedWords(SegmentProfile profile, SegmentProfiles all, int most) {
    Set<String> words = new LinkedHashSet<>();
    shared(profile, all).entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> words.add(shown.getOrDefault(e.getKey(), e.getKey())));
    return words.stream().limit(most).toList();
  }

  /// The shared words by stem, with how telling each is.
  Map<String, Double> shared(SegmentProfile profile, SegmentProfiles all) {
    Map<String, Double> shared = new HashMap<>();
    Map<String, Double> counted = counts();
    profile
        .words()
        .forEach((stem, weight) -> {
          Double count = counted.get(stem);
          if (count != null) {
            shared.put(stem, weight * worth(stem, count, all));
          }
        });
    return shared;
  }

  /// How many telling subjects that people stated the text shares with a profile, in [0, 1). What
  /// was found in the text is no evidence beside the text itself.
  double subjects(SegmentProfile profile, SegmentProfiles all) {
    double sum =
        sharedSubjects(profile, all).entrySet().stream()
            .filter(shared -> stated.contains(shared.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return 1 - Math.exp(-1.5 * sum);
  }

  /// Labels of the shared subjects, most telling first.
  List<String> sharedSubjectLabels(SegmentProfile profile, SegmentProfiles all) {
    return sharedSubjects(profile, all).entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> labels.getOrDefault(e.getKey(), e.getKey()))
        .toList();
  }

  private Map<String, Double> sharedSubjects(SegmentProfile profile, SegmentProfiles all) {
    Map<String, Double> shared = new HashMap<>();
    profile
        .subjects()
        .forEach((other, weight) ->
            sharedWith
                .computeIfAbsent(other, subject -> sharedWith(subject, all))
                .forEach((own, telling) -> shared.merge(own, weight * telling, Math::max)));
    return shared;
  }

  private Map<String, Double> sharedWith(String other, SegmentProfiles all) {
    Map<String, Double> telling = new HashMap<>();
    subjects.forEach((own, confidence) -> {
      double rarity = implies(own, other) ? all.subjectRarity(other) : 0;
      if (rarity > 0) {
        telling.put(own, rarity * confidence);
      }
    });
    return telling;
  }

  /// Whether two subjects are the same, or one stands above the other in Thema, whose codes begin
  /// with their parent's.
  private static boolean implies(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    String scheme = "thema:";
    boolean thema = one.startsWith(scheme) && other.startsWith(scheme);
    boolean longEnough = Math.min(one.length(), other.length()) >= scheme.length() + PREFIX;
    return thema && longEnough && (one.startsWith(other) || other.startsWith(one));
  }

  /// Names that stand in the text and in examples of the segment, in the order of the text.
  List<String> sharedEntities(SegmentProfile profile) {
    return entities.entrySet().stream()
        .filter(entity -> profile.entities().contains(entity.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// How many telling words a stretch of the text has.
  ///
  /// @param shared what counts, as [#shared] gives it
  double wordsIn(Span span, Map<String, Double> shared) {
    Set<String> stems = new HashSet<>();
    for (Lexicon.Word word : lexicon.words(span.in(text))) {
      stems.add(word.stem());
      stems.addAll(lexicon.parts(word.stem()));
    }
    double sum = 0;
    for (Map.Entry<String, Double> entry : shared.entrySet()) {
      sum += stems.contains(entry.getKey()) ? entry.getValue() : 0;
    }
    return sum;
  }
}
