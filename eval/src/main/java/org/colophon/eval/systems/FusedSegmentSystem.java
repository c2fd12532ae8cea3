package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Answer;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Isotonic;
import org.colophon.models.linear.LexicalCentroids;
import org.colophon.models.linear.Logistic;

/// Upper genres as segments without clicks (see [SegmentExamples]): the vector of name and
/// examples, their words and characters, and words of the name in the book, fused by a logistic
/// regression of three weights that are the same for all segments. Probabilities are read off an
/// isotonic curve. Weights and curve are learned from books of the part to learn from that are no
/// examples: weights from the one half, the curve from the other.
final class FusedSegmentSystem implements Learner<Example.Text> {
  private static final int GROUP = 100;
  private static final int STEM = 6;
  private static final int SHORTEST = 4;

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
    configuration.put("signs", "cosine of centroid, lexical cosine of examples, words of the name");
    configuration.put("examples", String.valueOf(SegmentExamples.MOST));
    configuration.put("calibration", "isotonic, groups of " + GROUP);
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Text> learn(List<Example.Text> train, Lesson<Example.Text> lesson) {
    SortedMap<String, List<Example.Text>> examples = SegmentExamples.of(train, lesson);
    Set<String> used = new HashSet<>();
    examples.values().forEach(books -> books.forEach(book -> used.add(book.id())));
    List<Example.Text> others = train.stream().filter(b -> !used.contains(b.id())).toList();
    if (others.size() < 2) {
      throw new IllegalArgumentException("every text is an example: none is left to learn from");
    }
    Signs signs = new Signs(train, examples, lesson.definition().gold().labels());
    List<Scored> weighed = scored(signs, others, 0);
    boolean[] right = new boolean[weighed.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = weighed.get(i).right;
    }
    Logistic fusion = Logistic.fit(weighed.stream().map(s -> s.signs).toList(), right, 1);
    Isotonic curve =
        Isotonic.fit(
            scored(signs, others, 1).stream()
                .map(s -> new Isotonic.Point(fusion.logit(s.signs), s.right))
                .toList(),
            GROUP);
    return book -> {
      SortedMap<String, Double> probabilities = new TreeMap<>();
      signs
          .of(book)
          .forEach(
              (segment, own) -> probabilities.put(segment, curve.probability(fusion.logit(own))));
      return new Answer.Segments(probabilities);
    };
  }

  /// Every second book with every segment.
  private static List<Scored> scored(Signs signs, List<Example.Text> books, int from) {
    List<Scored> scored = new ArrayList<>();
    for (int i = from; i < books.size(); i += 2) {
      Example.Text book = books.get(i);
      signs
          .of(book)
          .forEach((segment, own) -> scored.add(new Scored(own, book.gold().contains(segment))));
    }
    return scored;
  }

  private static final class Scored {
    private final double[] signs;
    private final boolean right;

    Scored(double[] signs, boolean right) {
      this.signs = signs;
      this.right = right;
    }
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() >= SHORTEST) {
        stems.add(word.substring(0, Math.min(STEM, word.length())));
      }
    }
    return stems;
  }

  /// What speaks for each segment.
  private final class Signs {
    private final List<String> names;
    private final List<Embedding> centroids = new ArrayList<>();
    private final List<Set<String>> stems = new ArrayList<>();
    private final LexicalCentroids words;

    Signs(
        List<Example.Text> train,
        SortedMap<String, List<Example.Text>> examples,
        Map<String, String> definitions) {
      names = List.copyOf(examples.keySet());
      List<List<String>> groups = new ArrayList<>();
      examples.forEach((name, books) -> {
        List<Embedding> all = new ArrayList<>();
        all.add(vectors.vector(definitions.getOrDefault(name, name)));
        books.forEach(book -> all.add(vectors.vector(book.text())));
        centroids.add(SegmentExamples.mean(all));
        stems.add(stems(name));
        groups.add(books.stream().map(Example.Text::text).toList());
      });
      words = LexicalCentroids.of(train.stream().map(Example.Text::text).toList(), groups);
    }

    Map<String, double[]> of(Example.Text book) {
      Embedding vector = vectors.vector(book.text());
      List<Double> lexical = words.similarities(book.text());
      Set<String> said = stems(book.text());
      Map<String, double[]> signs = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        Set<String> name = stems.get(i);
        double shared = name.stream().filter(said::contains).count();
        signs.put(
            names.get(i),
            new double[] {
              centroids.get(i).cosine(vector), lexical.get(i), shared / Math.max(1, name.size())
            });
      }
      return signs;
    }
  }
}
