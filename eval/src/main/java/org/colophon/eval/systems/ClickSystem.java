package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;

/// A baseline for matching: mean of a candidate's three highest similarities to what was clicked,
/// plus the share of clicks in its category and in its subcategory.
final class ClickSystem implements SystemUnderTest<Example.Choice> {
  private static final int TOP = 3;

  private final String name;
  private final VectorCache vectors;

  ClickSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return name + "-top3-category";
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("top", String.valueOf(TOP));
    configuration.put("category", "share of clicks, weight 1");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Choice> fit(
      List<Example.Choice> train, TrainingContext<Example.Choice> context) {
    return choice -> {
      List<Double> scores = new ArrayList<>();
      for (Example.Candidate candidate : choice.candidates()) {
        scores.add(
            nearest(choice.liked(), candidate.entry())
                + share(choice.liked(), candidate.entry(), "category"));
      }
      return new Prediction.Scores(scores);
    };
  }

  private double nearest(List<Example.Entry> clicked, Example.Entry candidate) {
    Embedding vector = vectors.vector(candidate.field("title"));
    return clicked.stream()
        .filter(entry -> !entry.field("title").isBlank())
        .map(entry -> vectors.vector(entry.field("title")).cosine(vector))
        .sorted(Comparator.reverseOrder())
        .limit(TOP)
        .mapToDouble(d -> d)
        .average()
        .orElse(0);
  }

  private static double share(List<Example.Entry> clicked, Example.Entry candidate, String field) {
    String wanted = candidate.field(field);
    return clicked.stream()
        .mapToInt(entry -> !wanted.isEmpty() && entry.field(field).equals(wanted) ? 1 : 0)
        .average()
        .orElse(0);
  }
}
