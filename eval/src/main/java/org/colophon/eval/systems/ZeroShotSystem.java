package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.linear.FeatureSettings;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.linear.SubjectTrainer;

/// A classifier of topics from names and definitions of labels, without a labelled example. A text
/// is near a label by the cosine to its definition and by the definition's words in it. The nearest
/// texts of each label then train the product's subject classifier (words, characters, vectors),
/// which decides; these training labels are guesses, not gold.
final class ZeroShotSystem implements SystemUnderTest<Example.Text> {
  private static final double TAUGHT = 0.5; // share of the texts that teach
  private static final double WORDS = 0.5; // weight of the words beside the cosine
  private static final int SHORTEST_STEM = 5;

  private final String name;
  private final VectorCache vectors;

  ZeroShotSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return name + "-zero-shot";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("taught", String.valueOf(TAUGHT));
    configuration.put("words", String.valueOf(WORDS));
    configuration.put("teacher", "cosine to definition and its words, standardised per label");
    configuration.put("student", SubjectTrainer.METHOD);
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    List<String> texts = context.unlabelled().stream().map(Example.Text::text).toList();
    Map<String, String> labels = definitions(context);
    Map<String, double[]> nearness = new LinkedHashMap<>();
    labels.forEach((label, definition) -> nearness.put(label, nearness(definition, texts)));
    SubjectClassifier classifier =
        new SubjectTrainer(
                "eval-" + context.definition().id(), "2", new FeatureSettings(2, 4, 5, 2))
            .train(teach(texts, nearness), LabelHierarchy.FLAT);
    return example -> {
      SortedMap<String, Double> scores =
          new TreeMap<>(classifier.score(unlabelled(example.text())));
      String best =
          scores.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse("");
      return new Prediction.Labels(List.of(best), scores);
    };
  }

  private LabelledText unlabelled(String text) {
    return new LabelledText(text, Set.of(), Set.of(), vectors.vector(text));
  }

  private static Map<String, String> definitions(TrainingContext<Example.Text> context) {
    SortedMap<String, String> labels = context.definition().gold().labels();
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "the set " + context.definition().id() + " defines no labels");
    }
    return labels;
  }

  /// Cosine and words of each text, each brought to mean 0 and deviation 1 over the texts, so that
  /// no label is near everything.
  private double[] nearness(String definition, List<String> texts) {
    Embedding center = vectors.vector(definition);
    Set<String> words = stems(definition);
    double[] cosines = new double[texts.size()];
    double[] shared = new double[texts.size()];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = vectors.vector(texts.get(i)).cosine(center);
      Set<String> here = stems(texts.get(i));
      double found = words.stream().filter(here::contains).count();
      shared[i] = Math.log1p(found);
    }
    standardise(cosines);
    standardise(shared);
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] += WORDS * shared[i];
    }
    return cosines;
  }

  /// Each text goes to its nearest label; the half of each label's texts that is nearest becomes
  /// training examples.
  private List<LabelledText> teach(List<String> texts, Map<String, double[]> nearness) {
    Map<String, List<Integer>> won = new LinkedHashMap<>();
    double[] margin = new double[texts.size()];
    for (int i = 0; i < texts.size(); i++) {
      int text = i;
      List<String> order =
          nearness.keySet().stream()
              .sorted(Comparator.comparingDouble(l -> -at(nearness, l, text)))
              .toList();
      margin[i] = at(nearness, order.get(0), i) - at(nearness, order.get(1), i);
      won.computeIfAbsent(order.getFirst(), l -> new ArrayList<>()).add(i);
    }
    double share = Math.min(TAUGHT, (double) SubjectTrainer.MOST_TEXTS / (texts.size() + 1));
    List<LabelledText> taught = new ArrayList<>();
    won.forEach((label, members) ->
        members.stream()
            .sorted(Comparator.comparingDouble(i -> -margin[i]))
            .limit(Math.max(1, Math.round(members.size() * share)))
            .forEach(i -> taught.add(unlabelled(texts.get(i)).with(Set.of(label)))));
    return taught;
  }

  private static double at(Map<String, double[]> nearness, String label, int text) {
    double[] values = nearness.get(label);
    return values == null ? 0 : values[text];
  }

  private static void standardise(double[] values) {
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value / values.length;
      squares += value * value / values.length;
    }
    double deviation = Math.sqrt(Math.max(1e-12, squares - mean * mean));
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / deviation;
    }
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() > 2) {
        stems.add(word.substring(0, Math.min(SHORTEST_STEM + 1, word.length())));
      }
    }
    return stems;
  }
}
