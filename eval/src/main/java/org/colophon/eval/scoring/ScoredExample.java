package org.colophon.eval.scoring;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.eval.metrics.Entities;
import org.colophon.eval.metrics.Judged;
import org.colophon.eval.metrics.Keyphrases;
import org.colophon.eval.metrics.LabelSets;
import org.colophon.eval.metrics.Ranking;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.sets.Example;

/// A prediction beside its gold. This is what a run stores.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ScoredExample.Labels.class, name = "labels"),
  @JsonSubTypes.Type(value = ScoredExample.Spans.class, name = "spans"),
  @JsonSubTypes.Type(value = ScoredExample.Phrases.class, name = "phrases"),
  @JsonSubTypes.Type(value = ScoredExample.TextSimilarity.class, name = "likeness"),
  @JsonSubTypes.Type(value = ScoredExample.Ranked.class, name = "ranked")
})
public sealed interface ScoredExample {
  /// How many scored labels of a document are stored.
  int KEPT_SCORES = 20;

  Head head();

  /// How good the answer is for this document alone, in [0, 1]; for lists of the best and the
  /// worst.
  double quality();

  /// The id and facets of a document.
  ///
  /// @param excerpt the beginning of its text
  record Head(String id, SortedMap<String, String> facets, String excerpt) {
    private static final int EXCERPT = 300;

    public Head {
      facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
    }

    static Head of(Example example) {
      String text = example.text();
      SortedMap<String, String> facets = new TreeMap<>(example.facets());
      facets.put("length", lengthClass(text));
      return new Head(example.id(), facets, text.substring(0, Math.min(EXCERPT, text.length())));
    }

    private static String lengthClass(String text) {
      int words = text.split("\\s+", -1).length;
      return words < 20 ? "under 20 words" : words < 120 ? "20 to 119 words" : "120 words or more";
    }
  }

  /// Labels of a text.
  ///
  /// @param scores the [#KEPT_SCORES] highest
  record Labels(
      Head head, List<String> gold, List<String> predicted, SortedMap<String, Double> scores)
      implements ScoredExample {
    public Labels {
      gold = List.copyOf(gold);
      predicted = List.copyOf(predicted);
      scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }

    public LabelSets sets() {
      return new LabelSets(Set.copyOf(gold), Set.copyOf(predicted));
    }

    /// Labels by falling score, equal scores by name.
    public List<String> ranked() {
      return scores.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
          .map(Map.Entry::getKey)
          .toList();
    }

    @Override
    public double quality() {
      return sets().counts().isEmpty() ? 1 : sets().counts().f1();
    }
  }

  /// Named entities of a sentence.
  record Spans(Head head, List<TypedSpan> gold, List<TypedSpan> found) implements ScoredExample {
    public Spans {
      gold = List.copyOf(gold);
      found = List.copyOf(found);
    }

    public Entities.Sentence sentence() {
      return new Entities.Sentence(gold, found);
    }

    @Override
    public double quality() {
      return sentence().strict().isEmpty() ? 1 : sentence().strict().f1();
    }
  }

  /// Keyphrases of a text.
  record Phrases(Head head, List<String> gold, List<String> ranked) implements ScoredExample {
    private static final int K = 10;

    public Phrases {
      gold = List.copyOf(gold);
      ranked = List.copyOf(ranked);
    }

    @Override
    public double quality() {
      return Keyphrases.f1At(K, gold, ranked).orElse(1);
    }
  }

  /// The similarity of two texts.
  ///
  /// @param gold from 0 to 5
  record TextSimilarity(Head head, double gold, double measured) implements ScoredExample {
    private static final double MOST = 5;

    /// One minus the distance between the gold, brought to [0, 1], and the measured value.
    @Override
    public double quality() {
      return Math.clamp(1 - Math.abs(gold / MOST - measured), 0, 1);
    }
  }

  /// A ranking of candidates.
  record Ranked(Head head, List<Scored> candidates) implements ScoredExample {
    public Ranked {
      candidates = List.copyOf(candidates);
    }

    public List<Judged> judged() {
      return candidates.stream().map(c -> new Judged(c.relevance(), c.score())).toList();
    }

    /// Reciprocal rank; for a single candidate, how near its score is to the truth.
    @Override
    public double quality() {
      if (candidates.size() == 1) {
        Scored only = candidates.getFirst();
        double truth = Math.min(1, only.relevance());
        return Math.clamp(1 - Math.abs(truth - only.score()), 0, 1);
      }
      return Ranking.reciprocalRank(judged()).orElse(1);
    }
  }

  /// A candidate with its score.
  record Scored(String id, double relevance, double score) {}

  /// The example beside the answer to it.
  ///
  /// @throws IllegalArgumentException where the answer is none to such an example
  static ScoredExample of(Example example, Prediction answer) {
    Head head = Head.of(example);
    return switch (example) {
      case Example.Text text when answer instanceof Prediction.Labels labels ->
          new Labels(head, text.gold(), labels.chosen(), highest(labels.scores()));
      case Example.Text text when answer instanceof Prediction.Phrases phrases ->
          new Phrases(head, text.gold(), phrases.ranked());
      case Example.Text text when answer instanceof Prediction.Segments segments ->
          segments(head, text, segments);
      case Example.Sentence sentence when answer instanceof Prediction.Spans spans ->
          new Spans(head, sentence.gold(), spans.found());
      case Example.Pair pair when answer instanceof Prediction.TextSimilarity similarity ->
          new TextSimilarity(head, pair.score(), similarity.value());
      case Example.Choice choice when answer instanceof Prediction.Scores scores ->
          ranked(head, choice, scores.values());
      case Example other ->
          throw new IllegalArgumentException(
              "for " + other.id() + " the answer is " + answer.getClass().getSimpleName());
    };
  }

  private static ScoredExample ranked(Head head, Example.Choice choice, List<Double> scores) {
    if (scores.size() != choice.candidates().size()) {
      throw new IllegalArgumentException(
          choice.candidates().size() + " candidates but " + scores.size() + " scores");
    }
    List<Scored> candidates = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Example.Candidate candidate = choice.candidates().get(i);
      candidates.add(new Scored(candidate.entry().id(), candidate.relevance(), scores.get(i)));
    }
    return new Ranked(head, candidates);
  }

  private static ScoredExample segments(Head head, Example.Text text, Prediction.Segments answer) {
    List<Scored> candidates = new ArrayList<>();
    answer
        .probabilities()
        .forEach((segment, probability) ->
            candidates.add(
                new Scored(segment, text.gold().contains(segment) ? 1 : 0, probability)));
    return new Ranked(head, candidates);
  }

  private static SortedMap<String, Double> highest(SortedMap<String, Double> scores) {
    SortedMap<String, Double> kept = new TreeMap<>();
    Stream<Map.Entry<String, Double>> best =
        scores.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
            .limit(KEPT_SCORES);
    best.forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }
}
