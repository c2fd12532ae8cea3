package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Isotonic;
import org.colophon.models.linear.Logistic;

/// A system that treats upper genres as segments without clicks (see [SegmentExamples]):
/// [SegmentFeatures], fused by a logistic regression whose weights are the same for all segments.
/// An isotonic curve maps scores to probabilities. Weights and curve are fitted on books of the
/// training part that are no examples; the curve uses weights that each book was held out from.
final class FusedSegmentSystem implements SystemUnderTest<Example.Text> {
  private static final int GROUP = 100;
  private static final int FOLDS = 4;

  private final VectorCache vectors;

  FusedSegmentSystem(VectorCache vectors) {
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return "segments-fused";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put(
        "signs",
        "cosine of centroid, lexical cosine of examples, each with standing, gap, rank and clearness;"
            + " words of the name");
    configuration.put("examples", String.valueOf(SegmentExamples.MOST));
    configuration.put(
        "calibration", "isotonic, groups of " + GROUP + ", weights held out in " + FOLDS);
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    SortedMap<String, List<Example.Text>> examples = SegmentExamples.of(train, context);
    Set<String> used = new HashSet<>();
    examples.values().forEach(books -> books.forEach(book -> used.add(book.id())));
    List<Example.Text> others = train.stream().filter(b -> !used.contains(b.id())).toList();
    if (others.size() < 2) {
      throw new IllegalArgumentException("every text is an example: none is left for training");
    }
    SegmentFeatures features =
        new SegmentFeatures(vectors, train, examples, context.definition().gold().labels());
    List<List<Scored>> folds = folds(features, others);
    Logistic fusion = fusion(folds.stream().flatMap(List::stream).toList());
    Isotonic curve = Isotonic.fit(heldOut(folds), GROUP);
    return book -> {
      SortedMap<String, Double> probabilities = new TreeMap<>();
      List<double[]> own = features.of(book);
      for (int s = 0; s < own.size(); s++) {
        probabilities.put(features.names().get(s), curve.probability(fusion.logit(own.get(s))));
      }
      return new Prediction.Segments(probabilities);
    };
  }

  private static Logistic fusion(List<Scored> examples) {
    return Logistic.fit(
        examples.stream().map(s -> s.features).toList(),
        examples.stream().map(s -> s.right).toList(),
        1);
  }

  /// Every book with every segment, in folds of whole books.
  private static List<List<Scored>> folds(SegmentFeatures features, List<Example.Text> books) {
    List<List<Scored>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Scored> scored = new ArrayList<>();
      for (int i = fold; i < books.size(); i += FOLDS) {
        List<double[]> own = features.of(books.get(i));
        for (int s = 0; s < own.size(); s++) {
          boolean right = books.get(i).gold().contains(features.names().get(s));
          scored.add(new Scored(own.get(s), right));
        }
      }
      folds.add(scored);
    }
    return folds;
  }

  private static List<Isotonic.Point> heldOut(List<List<Scored>> folds) {
    List<Isotonic.Point> points = new ArrayList<>();
    for (int held = 0; held < folds.size(); held++) {
      List<List<Scored>> others = new ArrayList<>(folds);
      List<Scored> fold = others.remove(held);
      List<Scored> rest = others.stream().flatMap(List::stream).toList();
      if (!rest.isEmpty()) {
        Logistic fusion = fusion(rest);
        fold.forEach(s -> points.add(new Isotonic.Point(fusion.logit(s.features), s.right)));
      }
    }
    return points;
  }

  /// The features of one text for one segment.
  private static final class Scored {
    private final double[] features;
    private final boolean right;

    Scored(double[] features, boolean right) {
      this.features = features;
      this.right = right;
    }
  }
}
