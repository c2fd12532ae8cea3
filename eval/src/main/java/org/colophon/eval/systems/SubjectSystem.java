package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.linear.SubjectTrainer;
import org.colophon.subjects.SubjectFeatures;

/// The product's subject classifier. With one label per text the likeliest wins; with many, those
/// that the classifier would propose.
final class SubjectSystem implements SystemUnderTest<Example.Text> {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private final Set<String> fields;
  private final boolean single;
  private final Supplier<VectorCache> vectors;

  /// A classifier over the named fields.
  ///
  /// @param task single-label or multi-label
  /// @param fields that may be read: `title`, `body`, `authors`, `isbn`, and `vector` for the
  ///   vector of the text
  /// @param vectors opened where the fields name them
  SubjectSystem(EvalTask task, List<String> fields, Supplier<VectorCache> vectors) {
    this.single = task != EvalTask.MULTI_LABEL;
    this.fields = new TreeSet<>(fields);
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return "subjects";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("fields", String.join(" ", fields));
    configuration.put("trainer", SubjectTrainer.METHOD);
    configuration.put("choice", single ? "likeliest" : "thresholds of best micro-F1, held out");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return fields.contains("vector") ? List.of(vectors.get().embedder().model()) : List.of();
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    SubjectClassifier classifier =
        new SubjectTrainer("eval-" + context.definition().id(), "1")
            .train(train.stream().map(this::labelled).toList(), context.hierarchy());
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Text example) {
        SortedMap<String, Double> scores = new TreeMap<>(classifier.score(labelled(example)));
        return new Prediction.Labels(
            single ? likeliest(scores) : classifier.choose(scores), scores);
      }

      @Override
      public List<ModelId> trained() {
        return List.of(classifier.model());
      }
    };
  }

  private LabelledText labelled(Example.Text example) {
    List<String> authors = new ArrayList<>();
    if (fields.contains("authors")) {
      COMMA
          .splitAsStream(example.field("authors"))
          .filter(author -> !author.isBlank())
          .forEach(authors::add);
    }
    String title = example.field("body").isEmpty() ? "" : example.field("title");
    String isbn = fields.contains("isbn") ? example.field("isbn") : "";
    return new LabelledText(
        example.text(),
        Set.copyOf(example.gold()),
        SubjectFeatures.of(title, authors, isbn),
        fields.contains("vector") ? vectors.get().vector(example.text()) : null);
  }

  private static List<String> likeliest(SortedMap<String, Double> scores) {
    return scores.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> List.of(best.getKey()))
        .orElse(List.of());
  }
}
