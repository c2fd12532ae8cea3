package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Logistic;

/// A system that treats upper genres as segments without clicks: a name and up to five example
/// books, the first ones of the training part. Where the set defines its segments, these and their
/// descriptions are used instead. A logistic curve maps cosines to probabilities; it is fitted on
/// books of the training part that are no examples. Without a training part the order is kept and
/// probabilities stay below one half, so that nothing counts as shown.
final class SegmentSystem implements SystemUnderTest<Example.Text> {
  /// The prototype that a book is compared with.
  enum Prototype {
    /// The segment's name alone.
    NAME,
    /// Name and examples one by one: the mean of the two nearest.
    NEAREST,
    /// The mean of name and examples.
    CENTROID
  }

  private static final int FITTED_ON = 400;
  private static final double RIDGE = 1e-6;
  private static final Logistic UNFITTED = new Logistic(-1.01, List.of(1.0)); // below 1/2

  private final VectorCache vectors;
  private final Prototype prototype;

  SegmentSystem(VectorCache vectors, Prototype prototype) {
    this.vectors = vectors;
    this.prototype = prototype;
  }

  @Override
  public String name() {
    return "segments-" + prototype.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("prototype", prototype.name());
    configuration.put("examples", String.valueOf(SegmentExamples.MOST));
    configuration.put("fitted on", String.valueOf(FITTED_ON));
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Map<String, List<Embedding>> segments = segments(train, context);
    List<Example.Text> others = train.subList(Math.max(0, train.size() - FITTED_ON), train.size());
    List<double[]> cosines = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (Example.Text book : others) {
      scores(segments, book)
          .forEach((name, score) -> {
            cosines.add(new double[] {score});
            right.add(book.gold().contains(name));
          });
    }
    Logistic curve = cosines.isEmpty() ? UNFITTED : Logistic.fit(cosines, right, RIDGE);
    return book -> {
      SortedMap<String, Double> probabilities = new TreeMap<>();
      scores(segments, book)
          .forEach((name, score) -> probabilities.put(name, curve.probability(score)));
      return new Prediction.Segments(probabilities);
    };
  }

  private Map<String, List<Embedding>> segments(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Map<String, String> defined = context.definition().gold().labels();
    Map<String, List<Embedding>> segments = new LinkedHashMap<>();
    SegmentExamples.of(train, context)
        .forEach((label, books) ->
            segments.put(label, prototypes(defined.getOrDefault(label, label), books)));
    return segments;
  }

  private List<Embedding> prototypes(String description, List<Example.Text> books) {
    List<Embedding> all = new ArrayList<>();
    all.add(vectors.vector(description));
    if (prototype != Prototype.NAME) {
      books.forEach(book -> all.add(vectors.vector(book.text())));
    }
    return prototype == Prototype.CENTROID ? List.of(SegmentExamples.mean(all)) : all;
  }

  private Map<String, Double> scores(Map<String, List<Embedding>> segments, Example.Text book) {
    Embedding vector = vectors.vector(book.text());
    Map<String, Double> scores = new TreeMap<>();
    segments.forEach((name, prototypes) ->
        scores.put(
            name,
            prototypes.stream()
                .map(p -> p.cosine(vector))
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .mapToDouble(d -> d)
                .average()
                .orElse(0)));
    return scores;
  }
}
