package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Answer;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Logistic;

/// Which candidate fits what a reader clicked: nearness to the clicks (those nearest count most),
/// share of clicks in the candidate's category and subcategory, weighed by logistic regression on
/// other readers' choices; and how often candidates of the category are chosen at all. Nothing is
/// learned about a single item.
final class ReaderSystem implements Learner<Example.Choice> {
  private static final double SHARPNESS = 20; // how much the nearest clicks count before the others
  private static final double RIDGE = 20;
  private static final double SMOOTHING = 80; // candidates of average attraction, per category

  private final String name;
  private final VectorCache vectors;

  ReaderSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return name + "-reader";
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("signs", "nearness of title and text, category, subcategory; attraction");
    configuration.put("sharpness", String.valueOf(SHARPNESS));
    configuration.put("ridge", String.valueOf(RIDGE));
    configuration.put("smoothing", String.valueOf(SMOOTHING));
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Choice> learn(
      List<Example.Choice> train, Lesson<Example.Choice> lesson) {
    List<double[]> all = new ArrayList<>();
    List<Boolean> chosen = new ArrayList<>();
    for (Example.Choice choice : train) {
      all.addAll(centred(signs(choice)));
      choice.candidates().forEach(candidate -> chosen.add(candidate.relevance() > 0));
    }
    boolean[] right = new boolean[chosen.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = chosen.get(i);
    }
    Logistic curve = Logistic.fit(all, right, RIDGE);
    Map<String, Double> attraction = attraction(train);
    return choice -> {
      List<double[]> signs = centred(signs(choice));
      List<Double> scores = new ArrayList<>();
      for (int i = 0; i < signs.size(); i++) {
        String category = choice.candidates().get(i).entry().field("category");
        scores.add(curve.logit(signs.get(i)) + attraction.getOrDefault(category, 0.0));
      }
      return new Answer.Scores(scores);
    };
  }

  private List<double[]> signs(Example.Choice choice) {
    List<double[]> signs = new ArrayList<>();
    for (Example.Candidate candidate : choice.candidates()) {
      Example.Entry entry = candidate.entry();
      double near =
          (nearness(choice.liked(), entry, false) + nearness(choice.liked(), entry, true)) / 2;
      signs.add(
          new double[] {
            near,
            share(choice.liked(), entry, "category", 0.3),
            share(choice.liked(), entry, "subcategory", 0.1)
          });
    }
    return signs;
  }

  /// Only differences between the candidates of one choice say which one is chosen.
  private static List<double[]> centred(List<double[]> signs) {
    double[] mean = new double[signs.getFirst().length];
    for (double[] one : signs) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / signs.size();
      }
    }
    for (double[] one : signs) {
      for (int i = 0; i < mean.length; i++) {
        one[i] -= mean[i];
      }
    }
    return signs;
  }

  /// The logarithm of the mean of `exp(sharpness · cosine)`, by sharpness: between mean and
  /// maximum.
  private double nearness(List<Example.Entry> clicked, Example.Entry candidate, boolean whole) {
    Embedding vector = vector(candidate, whole);
    double mean =
        clicked.stream()
            .filter(entry -> !entry.field("title").isBlank())
            .mapToDouble(entry -> Math.exp(SHARPNESS * vector(entry, whole).cosine(vector)))
            .average()
            .orElse(1);
    return Math.log(mean) / SHARPNESS;
  }

  private Embedding vector(Example.Entry entry, boolean whole) {
    return vectors.vector(whole ? entry.text() : entry.field("title"));
  }

  /// The logarithm of the share of clicks in the candidate's category, `added` counted for each.
  private static double share(
      List<Example.Entry> clicked, Example.Entry candidate, String field, double added) {
    String wanted = candidate.field(field);
    long same =
        clicked.stream()
            .filter(entry -> !wanted.isEmpty() && entry.field(field).equals(wanted))
            .count();
    return Math.log((same + added) / (clicked.size() + 3));
  }

  /// By category: how much oftener than the average its candidates are chosen, as a logarithm.
  private static Map<String, Double> attraction(List<Example.Choice> train) {
    Map<String, double[]> counts = new TreeMap<>(); // expected, chosen
    for (Example.Choice choice : train) {
      double relevant = choice.candidates().stream().filter(c -> c.relevance() > 0).count();
      for (Example.Candidate candidate : choice.candidates()) {
        double[] own =
            counts.computeIfAbsent(candidate.entry().field("category"), c -> new double[2]);
        own[0] += relevant / choice.candidates().size();
        own[1] += candidate.relevance() > 0 ? 1 : 0;
      }
    }
    Map<String, Double> attraction = new TreeMap<>();
    double added = SMOOTHING / 10;
    counts.forEach(
        (category, own) -> attraction.put(category, Math.log((own[1] + added) / (own[0] + added))));
    return attraction;
  }
}
