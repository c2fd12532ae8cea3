package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.colophon.models.ModelId;
import org.colophon.models.StrippedText;

/// A trainer of subject classifiers, in two steps. First, ridge regression on text similarities
/// (words, characters, each group of extra features, vectors) gives margins, for every text as if
/// it had been held out. Then, per level of the hierarchy, logistic regression turns these margins
/// and the labels of similar texts into probabilities. Thresholds are fitted on the same held-out
/// probabilities.
///
/// The same texts in the same order give the same classifier, digest included.
public final class SubjectTrainer {
  /// The most training texts: time grows with the third power, memory with the second.
  public static final int MOST_TEXTS = 6_000;

  /// Says how classifiers are trained; changes with every change that changes them.
  public static final String METHOD = "subjects-1: ridge over similarities, logistic per level";

  private static final double VIEW_RIDGE = 0.4;
  private static final double CURVE_RIDGE = 1;

  private final String name;
  private final String version;
  private final FeatureSettings features;

  /// A trainer with words, bigrams and 3- to 5-grams of characters.
  public SubjectTrainer(String name, String version) {
    this(name, version, FeatureSettings.STANDARD);
  }

  public SubjectTrainer(String name, String version, FeatureSettings features) {
    this.name = name;
    this.version = version;
    this.features = features;
  }

  /// Trains on texts of which each has any number of labels.
  ///
  /// @throws IllegalArgumentException for fewer than two texts, more than [#MOST_TEXTS], no label,
  ///   or vectors that only some texts have
  public SubjectClassifier train(List<LabelledText> texts, LabelHierarchy hierarchy) {
    return trainWithCurve(texts, hierarchy).classifier();
  }

  /// A trained classifier with its held-out curve.
  public record TrainingResult(SubjectClassifier classifier, HeldOutCurve curve) {}

  /// Like [#train], and says what each threshold does.
  ///
  /// @throws IllegalArgumentException as [#train] does
  public TrainingResult trainWithCurve(List<LabelledText> texts, LabelHierarchy hierarchy) {
    check(texts);
    List<LabelledText> read =
        texts.stream()
            .map(t ->
                new LabelledText(
                    StrippedText.of(t.text()).text(), t.labels(), t.extraFeatures(), t.vector()))
            .toList();
    Set<String> sorted = new TreeSet<>();
    read.forEach(text -> sorted.addAll(text.labels()));
    List<String> labels = List.copyOf(sorted);
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    List<List<Integer>> given =
        read.stream()
            .map(t -> t.labels().stream().map(l -> numbers.getOrDefault(l, -1)).sorted().toList())
            .toList();
    return fitModel(read, labels, given, hierarchy.among(sorted));
  }

  private static void check(List<LabelledText> texts) {
    if (texts.size() < 2 || texts.size() > MOST_TEXTS) {
      throw new IllegalArgumentException(
          "training takes 2 to " + MOST_TEXTS + " texts, got " + texts.size());
    }
    if (texts.stream().allMatch(text -> text.labels().isEmpty())) {
      throw new IllegalArgumentException("none of the texts has a label");
    }
    long vectors = texts.stream().filter(text -> text.vector() != null).count();
    if (vectors > 0 && vectors < texts.size()) {
      throw new IllegalArgumentException(
          "either all texts have a vector or none, got " + vectors + " of " + texts.size());
    }
  }

  private TrainingResult fitModel(
      List<LabelledText> texts,
      List<String> labels,
      List<List<Integer>> given,
      LabelHierarchy hierarchy) {
    List<TextBlock> blocks = TextBlock.of(texts, features);
    float[][] all = new float[texts.size()][texts.size()];
    List<Ridge.Fit> views = new ArrayList<>();
    for (TextBlock block : blocks) {
      float[][] own = texts.stream().parallel().map(block::similarities).toArray(float[][]::new);
      for (int i = 0; i < own.length; i++) {
        for (int j = 0; j < own.length; j++) {
          all[i][j] += (float) block.weight() * own[i][j];
        }
      }
      if (blocks.size() > 1) {
        views.add(Ridge.fit(own, given, labels.size(), VIEW_RIDGE));
      }
    }
    views.addFirst(Ridge.fit(all, given, labels.size()));
    LabelFeatures labelFeatures = new LabelFeatures(given, SubjectModel.parents(labels, hierarchy));
    List<double[][]> unseen =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i ->
                labelFeatures.of(views.stream().map(v -> v.unseen().get(i)).toList(), all[i], i))
            .toList();
    SubjectModel model =
        new SubjectModel(
            labels,
            given,
            blocks,
            views.stream().map(Ridge.Fit::weights).toList(),
            curves(unseen, given, labels, hierarchy),
            LevelThresholds.of(List.of(1.0, 1.0), hierarchy, labels),
            0);
    return withThresholds(model, texts, unseen);
  }

  private TrainingResult withThresholds(
      SubjectModel model, List<LabelledText> texts, List<double[][]> unseen) {
    SubjectClassifier undecided = classifier(model);
    List<LevelThresholds.Judged> judged = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      judged.add(
          new LevelThresholds.Judged(
              texts.get(i).labels(), undecided.probabilities(unseen.get(i))));
    }
    LevelThresholds thresholds =
        LevelThresholds.fit(judged, model.thresholds().hierarchy(), model.labels());
    SubjectModel whole =
        new SubjectModel(
            model.labels(),
            model.texts(),
            model.blocks(),
            model.views(),
            model.curves(),
            thresholds,
            thresholds.microF1(judged));
    return new TrainingResult(classifier(whole), HeldOutCurve.of(judged, thresholds));
  }

  private SubjectClassifier classifier(SubjectModel model) {
    return new SubjectClassifier(
        new ModelId(name, version, SubjectFile.digest(name, version, model)), model);
  }

  /// One curve per level, fitted on the labels that are near each text; those far off are many and
  /// carry no information.
  private static List<Logistic> curves(
      List<double[][]> unseen,
      List<List<Integer>> given,
      List<String> labels,
      LabelHierarchy hierarchy) {
    int[] levels = labels.stream().mapToInt(hierarchy::level).toArray();
    List<Logistic> curves = new ArrayList<>();
    for (int level = 0; level <= Arrays.stream(levels).max().orElse(0); level++) {
      List<double[]> features = new ArrayList<>();
      List<Boolean> right = new ArrayList<>();
      for (int text = 0; text < unseen.size(); text++) {
        for (int label = 0; label < levels.length; label++) {
          double[] own = unseen.get(text)[label];
          if (levels[label] == level && LabelFeatures.isNear(own)) {
            features.add(own);
            right.add(given.get(text).contains(label));
          }
        }
      }
      curves.add(fit(features, right, unseen.getFirst()[0].length));
    }
    return curves;
  }

  private static Logistic fit(List<double[]> features, List<Boolean> right, int size) {
    if (features.isEmpty()) {
      return new Logistic(0, Collections.nCopies(size, 1.0));
    }
    return Logistic.fit(features, right, CURVE_RIDGE);
  }
}
