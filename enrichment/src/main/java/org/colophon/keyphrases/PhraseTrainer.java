package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.keyphrases.PhraseSpans.PhraseSpan;
import org.colophon.keyphrases.TitledText.TrainingExample;

/// A trainer of phrase rankers on texts whose phrases people confirmed: logistic regression over
/// every candidate span, fitted by adaptive dual averaging with a ridge (J. Duchi et al., *Adaptive
/// subgradient methods*, 2011). The same training examples and seed give the same ranker. 400
/// abstracts take seconds.
public final class PhraseTrainer {
  /// What this trainer is, for the record.
  public static final String METHOD = "phrases-1: logistic over spans";

  /// Fewer training examples teach little but their own words.
  public static final int FEWEST = 20;

  private static final int PASSES = 7;
  private static final double RATE = 0.1;
  private static final double RIDGE = 2;

  private final String name;
  private final String language;
  private final long seed;

  /// @param name of the rankers trained
  /// @param language ISO 639-1 code of the training examples
  public PhraseTrainer(String name, String language, long seed) {
    this.name = name;
    this.language = language;
    this.seed = seed;
  }

  /// A ranker that puts what people would confirm first.
  ///
  /// @throws IllegalArgumentException for fewer than [#FEWEST] training examples, or where none of
  ///   their phrases stands in its text
  public PhraseRanker train(List<TrainingExample> examples) {
    if (examples.size() < FEWEST) {
      throw new IllegalArgumentException(
          "training takes at least " + FEWEST + " texts, got " + examples.size());
    }
    List<Case> cases = examples.stream().flatMap(example -> cases(example).stream()).toList();
    if (cases.stream().noneMatch(Case::right)) {
      throw new IllegalArgumentException("none of the phrases occurs in its text");
    }
    return PhraseRanker.of(name, language, weights(cases));
  }

  private static List<Case> cases(TrainingExample example) {
    TitledText text = example.text();
    List<PhraseSpan> spans = PhraseSpans.of(text.analysis(), text.lexicon());
    List<int[]> features = PhraseFeatures.of(text, spans);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      PhraseSpan span = spans.get(i);
      boolean right =
          example.keys().contains(span.key()) || example.keys().contains(span.written());
      cases.add(new Case(features.get(i), right));
    }
    return cases;
  }

  private float[] weights(List<Case> cases) {
    double[] sums = new double[PhraseFeatures.SIZE + 1];
    double[] squares = new double[PhraseFeatures.SIZE + 1];
    float[] weights = new float[PhraseFeatures.SIZE + 1];
    List<Integer> order =
        IntStream.range(0, cases.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
    SplittableRandom random = new SplittableRandom(seed);
    for (int pass = 1; pass <= PASSES; pass++) {
      Collections.shuffle(order, random);
      for (int i : order) {
        Case next = cases.get(i);
        double score = PhraseRanker.score(weights, next.features);
        double gradient = 1 / (1 + Math.exp(-score)) - (next.right ? 1 : 0);
        for (int f = -1; f < next.features.length; f++) {
          int at = f < 0 ? PhraseFeatures.SIZE : next.features[f];
          sums[at] += gradient;
          squares[at] += gradient * gradient;
          double ridge = f < 0 ? 0 : RIDGE * pass;
          weights[at] = (float) (-sums[at] / (Math.sqrt(squares[at]) / RATE + ridge));
        }
      }
    }
    return weights;
  }

  /// One training span. The array is never changed.
  private static final class Case {
    private final int[] features;
    private final boolean right;

    Case(int[] features, boolean right) {
      this.features = features;
      this.right = right;
    }

    boolean right() {
      return right;
    }
  }
}
