package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.eval.metrics.Averages;
import org.colophon.eval.metrics.Counts;
import org.colophon.eval.metrics.Entities;
import org.colophon.eval.metrics.LabelSets;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.stats.Statistic;

/// The scorer for named entities: `strict_f1`, `strict_precision`, `strict_recall`, the same for
/// `partial`, and of each class `strict_f1_<class>`, `strict_precision_<class>` and
/// `strict_recall_<class>`.
final class EntityScorer implements Statistic {
  private final List<Entities.Sentence> sentences;
  private final LabelDecisions all;
  private final Map<String, LabelDecisions> byType = new TreeMap<>();

  EntityScorer(List<ScoredExample.Spans> outcomes) {
    sentences = outcomes.stream().map(ScoredExample.Spans::sentence).toList();
    all = new LabelDecisions(sentences.stream().map(s -> sets(s, "")).toList());
    Set<String> types = new TreeSet<>();
    sentences.forEach(sentence -> {
      sentence.gold().forEach(span -> types.add(span.type()));
      sentence.found().forEach(span -> types.add(span.type()));
    });
    for (String type : types) {
      byType.put(
          type.toLowerCase(Locale.ROOT).replace('-', '_'),
          new LabelDecisions(sentences.stream().map(s -> sets(s, type)).toList()));
    }
  }

  private static LabelSets sets(Entities.Sentence sentence, String type) {
    return new LabelSets(names(sentence.gold(), type), names(sentence.found(), type));
  }

  private static Set<String> names(List<TypedSpan> spans, String type) {
    return spans.stream()
        .filter(span -> type.isEmpty() || span.type().equals(type))
        .map(span -> span.start() + "-" + span.end() + " " + span.type())
        .collect(Collectors.toSet());
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    Map<String, Double> figures = new TreeMap<>();
    Counts strict = all.micro(documents);
    figures.put("strict_f1", strict.f1());
    figures.put("strict_precision", strict.precision());
    figures.put("strict_recall", strict.recall());
    List<Entities.Sentence> selected = new ArrayList<>();
    for (int document : documents) {
      selected.add(sentences.get(document));
    }
    Averages partial = Entities.partial(selected);
    figures.put("partial_f1", partial.f1());
    figures.put("partial_precision", partial.precision());
    figures.put("partial_recall", partial.recall());
    byType.forEach((type, decisions) -> {
      Counts counts = decisions.micro(documents);
      figures.put("strict_f1_" + type, counts.f1());
      figures.put("strict_precision_" + type, counts.precision());
      figures.put("strict_recall_" + type, counts.recall());
    });
    return figures;
  }
}
