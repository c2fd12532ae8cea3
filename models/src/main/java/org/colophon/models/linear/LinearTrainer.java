package org.colophon.models.linear;

import de.bwaldvogel.liblinear.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.colophon.models.linear.LinearSettings.Task;

/// A trainer of linear text classifiers. The same texts in the same order, settings and seed give
/// the same classifier, digest included.
public final class LinearTrainer {
  private static final int ENOUGH_TO_CALIBRATE = 10;

  private final String name;
  private final String version;
  private final long seed;

  /// @param name of the classifiers trained
  /// @param version of the classifiers trained
  public LinearTrainer(String name, String version, long seed) {
    this.name = name;
    this.version = version;
    this.seed = seed;
    Linear.disableDebugOutput();
  }

  /// Trains one binary classifier per label on one vector per text.
  ///
  /// @throws IllegalArgumentException when there are no texts or labels, fewer texts than
  ///   calibration folds, or a text without exactly one label in [Task#SINGLE_LABEL]
  public LinearTextClassifier train(List<LabelledText> texts, LinearSettings settings) {
    check(texts, settings);
    return train(texts, settings, randomFolds(texts.size(), settings.calibrationFolds()));
  }

  /// Calibrates on folds of the caller's, who knows which texts must not be torn apart.
  ///
  /// @param folds of each text, below the settings' number of folds; ignored when that is zero
  LinearTextClassifier train(List<LabelledText> texts, LinearSettings settings, int[] folds) {
    List<String> names = new ArrayList<>(allLabels(texts));
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(label -> numbers.put(label, numbers.size()));
    List<List<Integer>> labels =
        texts.stream().map(text -> text.labels().stream().map(numbers::get).toList()).toList();
    FeatureVocabulary vocabulary = FeatureVocabulary.of(texts, settings.features());
    List<SparseVector> vectors =
        texts.stream().map(text -> vocabulary.vector(text.text(), text.extraFeatures())).toList();
    OneVsRest machines = new OneVsRest(settings, vocabulary.size(), seed);
    List<Logistic> calibration = List.of();
    if (settings.calibrationFolds() > 0) {
      double[][] margins = heldOut(machines, vectors, labels, folds, names.size());
      calibration = calibration(margins, labels, names.size());
    }
    WeightTable weights = machines.train(vectors, labels, names.size());
    return LinearTextClassifier.of(
        name, version, new LinearModel(settings, names, vocabulary, weights, calibration));
  }

  private int[] randomFolds(int texts, int folds) {
    int[] fold = new int[texts];
    if (folds > 0) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, texts).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      for (int i = 0; i < texts; i++) {
        fold[order.get(i)] = i % folds;
      }
    }
    return fold;
  }

  private static void check(List<LabelledText> texts, LinearSettings settings) {
    if (texts.size() < Math.max(2, settings.calibrationFolds())) {
      throw new IllegalArgumentException("too few texts to train on: " + texts.size());
    }
    int labels = allLabels(texts).size();
    if (labels == 0 || labels > Character.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a classifier has 1 to " + (int) Character.MAX_VALUE + " labels, got " + labels);
    }
    if (settings.task() == Task.SINGLE_LABEL) {
      for (LabelledText text : texts) {
        if (text.labels().size() != 1) {
          throw new IllegalArgumentException(
              "with a single label per text, a text has " + text.labels());
        }
      }
    }
  }

  private static Set<String> allLabels(List<LabelledText> texts) {
    Set<String> labels = new TreeSet<>();
    texts.forEach(text -> labels.addAll(text.labels()));
    return labels;
  }

  /// Each text's margins by machines that were trained on the other folds.
  private static double[][] heldOut(
      OneVsRest machines,
      List<SparseVector> vectors,
      List<List<Integer>> labels,
      int[] folds,
      int labelCount) {
    double[][] margins = new double[vectors.size()][];
    int count = Arrays.stream(folds).max().orElse(0) + 1;
    for (int fold = 0; fold < count; fold++) {
      int held = fold;
      List<Integer> train =
          IntStream.range(0, folds.length).filter(i -> folds[i] != held).boxed().toList();
      WeightTable weights =
          machines.train(
              train.stream().map(vectors::get).toList(),
              train.stream().map(labels::get).toList(),
              labelCount);
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == held) {
          margins[i] = weights.margins(vectors.get(i));
        }
      }
    }
    return margins;
  }

  /// Fits a curve per label; a label with few texts gets the one fitted on all labels together.
  private static List<Logistic> calibration(
      double[][] margins, List<List<Integer>> labels, int labelCount) {
    int texts = margins.length;
    double[] all = new double[texts * labelCount];
    boolean[] allPositive = new boolean[texts * labelCount];
    for (int label = 0; label < labelCount; label++) {
      for (int i = 0; i < texts; i++) {
        all[label * texts + i] = margins[i][label];
        allPositive[label * texts + i] = labels.get(i).contains(label);
      }
    }
    Logistic shared = Logistic.calibrate(all, allPositive);
    List<Logistic> curves = new ArrayList<>();
    for (int label = 0; label < labelCount; label++) {
      int from = label * texts;
      double[] own = Arrays.copyOfRange(all, from, from + texts);
      boolean[] positive = Arrays.copyOfRange(allPositive, from, from + texts);
      curves.add(
          count(positive) < ENOUGH_TO_CALIBRATE ? shared : Logistic.calibrate(own, positive));
    }
    return curves;
  }

  private static int count(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }
}
