package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.LevelThresholds;
import org.colophon.models.linear.LinearSettings;
import org.colophon.models.linear.LinearTextClassifier;
import org.colophon.models.linear.LinearTrainer;

/// A linear classifier per label on words and characters. With one label per text the likeliest
/// wins. With many, a label is chosen from a threshold on, together with all that stand above it,
/// and at least one always; the threshold is the one with the best micro-F1 on a part of the
/// training examples that was held out.
final class LinearSystem implements SystemUnderTest<Example.Text> {
  private static final int HOLD_OUT = 4; // every fourth example sets the threshold
  private static final int CALIBRATION = 3;
  private static final List<Integer> ISBN_PREFIXES = List.of(6, 7, 8, 9);

  private final Set<String> fields;
  private final boolean single;

  /// A classifier over the named fields.
  ///
  /// @param task single-label or multi-label
  /// @param fields that may be read: `title`, `body`, `authors`, `isbn`
  LinearSystem(EvalTask task, List<String> fields) {
    this.single = task != EvalTask.MULTI_LABEL;
    this.fields = new TreeSet<>(fields);
  }

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("fields", String.join(" ", fields));
    configuration.put("settings", settings().toString());
    configuration.put(
        "choice", single ? "likeliest" : "a threshold per level, fitted on a held-out quarter");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Optional<LevelThresholds> thresholds =
        single ? Optional.empty() : Optional.of(thresholds(train, context));
    LinearTextClassifier classifier = trainer(context).train(labelled(train), settings());
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Text example) {
        SortedMap<String, Double> scores = scores(classifier, example);
        return new Prediction.Labels(
            thresholds
                .map(t -> t.choose(scores).stream().sorted().toList())
                .orElseGet(() -> likeliest(scores)),
            scores);
      }

      @Override
      public List<ModelId> trained() {
        return List.of(classifier.model());
      }
    };
  }

  private LinearSettings settings() {
    return single
        ? LinearSettings.of(LinearSettings.Task.SINGLE_LABEL).withCalibrationFolds(CALIBRATION)
        : LinearSettings.of(LinearSettings.Task.MULTI_LABEL);
  }

  private static LinearTrainer trainer(TrainingContext<Example.Text> context) {
    return new LinearTrainer("eval-" + context.definition().id(), "1", context.seed());
  }

  private List<LabelledText> labelled(List<Example.Text> examples) {
    return examples.stream()
        .map(e -> new LabelledText(e.text(), Set.copyOf(e.gold()), extra(e)))
        .toList();
  }

  private Set<String> extra(Example.Text example) {
    Set<String> extra = new TreeSet<>();
    if (fields.contains("authors")) {
      for (String author : example.field("authors").split(",", -1)) {
        if (!author.isBlank()) {
          extra.add("author:" + author.strip());
        }
      }
    }
    if (fields.contains("isbn")) {
      String isbn = example.field("isbn");
      ISBN_PREFIXES.stream()
          .filter(length -> isbn.length() >= length)
          .forEach(length -> extra.add("isbn:" + isbn.substring(0, length)));
    }
    return extra;
  }

  private SortedMap<String, Double> scores(LinearTextClassifier classifier, Example.Text example) {
    return new TreeMap<>(classifier.score(example.text(), extra(example)));
  }

  private static List<String> likeliest(SortedMap<String, Double> scores) {
    return scores.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> List.of(best.getKey()))
        .orElse(List.of());
  }

  private LevelThresholds thresholds(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    List<Example.Text> learn = new ArrayList<>();
    List<Example.Text> held = new ArrayList<>();
    for (int i = 0; i < train.size(); i++) {
      (i % HOLD_OUT == 0 ? held : learn).add(train.get(i));
    }
    LinearTextClassifier classifier = trainer(context).train(labelled(learn), settings());
    List<LevelThresholds.Judged> judged =
        held.stream()
            .map(e -> new LevelThresholds.Judged(Set.copyOf(e.gold()), scores(classifier, e)))
            .toList();
    return ThresholdPerLevel.fit(judged, context.hierarchy());
  }
}
