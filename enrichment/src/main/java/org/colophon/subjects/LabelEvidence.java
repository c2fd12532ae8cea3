package org.colophon.subjects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Span;
import org.colophon.vocabulary.LabelIndex;
import org.colophon.vocabulary.LabelIndex.Hit;

/// The labels of one concept that stand in a text. A label that stands often says little more than
/// one that stands once; different labels of a concept say more.
final class LabelEvidence {
  private static final int MOST_SPANS = 5;
  private static final double TITLE = 1.3;
  private static final double REPEATED = 0.2;

  private final Map<String, Double> weights = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();

  private LabelEvidence() {}

  /// The evidence for each concept that has any, by its place in the vocabulary.
  ///
  /// @param context tells what is a name and what is denied
  static Map<Integer, LabelEvidence> of(
      LabelIndex index, String title, AnalyzedText analysis, LabelContext context) {
    Map<Integer, LabelEvidence> all = new HashMap<>();
    for (Hit hit : index.find(title)) {
      if (context.countsInTitle(hit.span().in(title))) {
        all.computeIfAbsent(hit.concept(), _ -> new LabelEvidence()).add(hit, TITLE);
      }
    }
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      for (Hit hit : index.find(index.lexicon().words(sentence))) {
        if (context.counts(sentence, hit.span(), hit.inCompound())) {
          LabelEvidence evidence = all.computeIfAbsent(hit.concept(), _ -> new LabelEvidence());
          evidence.add(hit, 1);
          evidence.addSpan(hit.span());
        }
      }
    }
    return all;
  }

  private void add(Hit hit, double factor) {
    weights.merge(hit.label(), factor * hit.weight(), Math::max);
    times.merge(hit.label(), 1, Integer::sum);
  }

  private void addSpan(Span span) {
    if (spans.size() < MOST_SPANS && !spans.contains(span)) {
      spans.add(span);
    }
  }

  /// How much the labels say, above 0.
  double weight() {
    return weights.entrySet().stream()
        .mapToDouble(
            e -> e.getValue() * (1 + REPEATED * Math.log(times.getOrDefault(e.getKey(), 1))))
        .sum();
  }

  /// Where the first of them stand in the text; empty where only the title has them.
  List<Span> spans() {
    return List.copyOf(spans);
  }
}
