package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.colophon.eval.sets.Example;
import org.colophon.models.Embedding;
import org.colophon.models.linear.LexicalCentroids;

/// The features of each segment, where a segment is a name and some example texts: the vector of
/// both, the words and characters of the examples (see [Similarity]), and words of the name in the
/// text.
final class SegmentFeatures {
  private static final int STEM = 6;
  private static final int SHORTEST = 4;

  private final VectorCache vectors;
  private final List<String> names;
  private final List<Embedding> centroids = new ArrayList<>();
  private final List<Set<String>> stems = new ArrayList<>();
  private final LexicalCentroids lexical;
  private final Similarity byVector;
  private final Similarity byWords;

  /// Signs of segments.
  ///
  /// @param catalogue texts that say what is usual; nobody looks at their labels
  /// @param examples by segment
  /// @param descriptions of segments whose name says too little
  SegmentFeatures(
      VectorCache vectors,
      List<Example.Text> catalogue,
      SortedMap<String, List<Example.Text>> examples,
      Map<String, String> descriptions) {
    this.vectors = vectors;
    this.names = List.copyOf(examples.keySet());
    List<List<String>> groups = new ArrayList<>();
    double[] alike = new double[names.size()];
    examples.forEach((name, books) -> {
      Embedding described = vectors.vector(descriptions.getOrDefault(name, name));
      List<Embedding> own = books.stream().map(book -> vectors.vector(book.text())).toList();
      alike[centroids.size()] = alike(described, own);
      centroids.add(centre(described, own));
      stems.add(stems(name));
      groups.add(books.stream().map(Example.Text::text).toList());
    });
    List<String> texts = catalogue.stream().map(Example.Text::text).toList();
    this.lexical = LexicalCentroids.of(texts, groups);
    this.byVector = Similarity.of(texts.stream().map(this::cosines).toList(), alike);
    this.byWords = Similarity.of(texts.stream().map(this::words).toList(), alike(groups));
  }

  List<String> names() {
    return names;
  }

  /// The features of each segment, in the order of the names.
  List<double[]> of(Example.Text book) {
    List<double[]> near = byVector.features(cosines(book.text()));
    List<double[]> shared = byWords.features(words(book.text()));
    Set<String> said = stems(book.text());
    List<double[]> features = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      Set<String> name = stems.get(s);
      double[] all = new double[near.get(s).length + shared.get(s).length + 1];
      System.arraycopy(near.get(s), 0, all, 0, near.get(s).length);
      System.arraycopy(shared.get(s), 0, all, near.get(s).length, shared.get(s).length);
      all[all.length - 1] =
          (double) name.stream().filter(said::contains).count() / Math.max(1, name.size());
      features.add(all);
    }
    return features;
  }

  private double[] cosines(String text) {
    Embedding vector = vectors.vector(text);
    return centroids.stream().mapToDouble(centroid -> centroid.cosine(vector)).toArray();
  }

  private double[] words(String text) {
    return lexical.similarities(text).stream().mapToDouble(s -> s).toArray();
  }

  private static Embedding centre(Embedding described, List<Embedding> books) {
    List<Embedding> all = new ArrayList<>(books);
    all.add(described);
    return SegmentExamples.mean(all);
  }

  /// How near an example is to the segment without it, on average.
  private static double alike(Embedding described, List<Embedding> books) {
    double sum = 0;
    for (Embedding book : books) {
      List<Embedding> others = new ArrayList<>(books);
      others.remove(book);
      sum += centre(described, others).cosine(book);
    }
    return books.isEmpty() ? Double.NaN : sum / books.size();
  }

  /// The same by words; NaN for a segment with fewer than two examples.
  private double[] alike(List<List<String>> groups) {
    double[] alike = new double[groups.size()];
    for (int s = 0; s < alike.length; s++) {
      List<String> group = groups.get(s);
      List<List<String>> rests = new ArrayList<>();
      for (int left = 0; left < group.size(); left++) {
        List<String> rest = new ArrayList<>(group);
        rest.remove(left);
        rests.add(rest);
      }
      LexicalCentroids without = lexical.ofOthers(rests);
      double sum = 0;
      for (int left = 0; left < group.size(); left++) {
        sum += without.similarities(group.get(left)).get(left);
      }
      alike[s] = group.size() < 2 ? Double.NaN : sum / group.size();
    }
    return alike;
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
}
