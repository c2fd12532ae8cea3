package org.colophon.models.bilingual;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Places German pieces in the space of a network's English input vectors: each is the weighted
/// mean of the English pieces that translate it, brought back to their usual length. Names, numbers
/// and marks are taken over as they are.
final class GermanRows {
  private static final double POWER = 1.5;
  private static final double SHARE_POWER = 0.25;
  private static final int MOST = 6;
  private static final double LEAST_COUNT = 0.3;
  private static final double LEAST_PROBABILITY = 0.02;
  private static final double RESTORE = 0.7;
  private static final double BORROWED = 5;
  private static final int SHORTEST_BASE = 3;
  private static final List<String> LINKS = List.of("s", "es", "n", "en", "er", "e");

  /// English pieces before this one are markers and unused ones.
  private static final int FIRST_USED = 2_000;

  private final WordPieces german;
  private final WordPieces english;
  private final Translations translations;
  private final float[][] table;
  private final double[] perWord;
  private final float[] middle;
  private final double usualLength;

  GermanRows(WordPieces german, WordPieces english, Translations translations, float[][] table) {
    this.german = german;
    this.english = english;
    this.translations = translations;
    this.table = table;
    this.perWord = translations.perWord(english.size());
    int first = Math.min(FIRST_USED, table.length / 2);
    this.middle = mean(table, first);
    double sum = 0;
    for (int i = first; i < table.length; i++) {
      sum += distance(table[i], middle);
    }
    this.usualLength = sum / (table.length - first);
  }

  /// The row of each piece; empty for one that nothing is known of.
  List<Optional<float[]>> rows() {
    return german.pieces().stream().map(this::row).toList();
  }

  private Optional<float[]> row(String piece) {
    int same = english.id(piece);
    Map<Integer, Double> counts = translationsOf(piece);
    boolean word = piece.length() > 1 && piece.chars().allMatch(Character::isLetter);
    if (same >= 0 && (counts.isEmpty() || !word)) {
      return Optional.of(table[same].clone());
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(mean(counts));
  }

  /// Counts of the piece itself; a part of a compound borrows from the word that it is, the less
  /// the more often it was seen.
  private Map<Integer, Double> translationsOf(String piece) {
    Map<Integer, Double> own = counts(german.id(piece));
    Optional<String> base = base(piece);
    if (base.isEmpty()) {
      return own;
    }
    Map<Integer, Double> borrowed = counts(german.id(base.get()));
    double total = sum(borrowed);
    Map<Integer, Double> both = new HashMap<>(own);
    borrowed.forEach((word, count) -> both.merge(word, count * BORROWED / total, Double::sum));
    return both;
  }

  private Optional<String> base(String piece) {
    boolean inner = piece.startsWith(WordPieces.INNER);
    String plain = inner ? piece.substring(2) : piece;
    if (inner && plain.length() > SHORTEST_BASE && german.id(plain) >= 0 && hasCounts(plain)) {
      return Optional.of(plain);
    }
    if (inner || sum(counts(german.id(piece))) > BORROWED) {
      return Optional.empty();
    }
    return LINKS.stream()
        .filter(plain::endsWith)
        .map(link -> plain.substring(0, plain.length() - link.length()))
        .filter(rest -> rest.length() >= SHORTEST_BASE && german.id(rest) >= 0 && hasCounts(rest))
        .max(Comparator.comparingInt(String::length));
  }

  private boolean hasCounts(String piece) {
    return !counts(german.id(piece)).isEmpty();
  }

  private Map<Integer, Double> counts(int piece) {
    return translations.of(piece, LEAST_COUNT);
  }

  private static double sum(Map<Integer, Double> counts) {
    return counts.keySet().stream().sorted().mapToDouble(counts::get).sum();
  }

  private float[] mean(Map<Integer, Double> counts) {
    double total = sum(counts);
    Map<Integer, Double> weights = new HashMap<>();
    counts.forEach((word, count) -> {
      double probability = count / total;
      double share = Math.min(1, count / perWord[word]);
      if (probability > LEAST_PROBABILITY) {
        weights.put(word, Math.pow(probability, POWER) * Math.pow(share, SHARE_POWER));
      }
    });
    List<Map.Entry<Integer, Double>> best =
        (weights.isEmpty() ? counts : weights)
            .entrySet().stream()
                .sorted(
                    Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .toList();
    double sum = best.stream().mapToDouble(Map.Entry::getValue).sum();
    double[] row = new double[middle.length];
    for (Map.Entry<Integer, Double> translation : best) {
      float[] vector = table[translation.getKey()];
      for (int d = 0; d < row.length; d++) {
        row[d] += translation.getValue() / sum * vector[d];
      }
    }
    return restored(row);
  }

  /// A mean is shorter than what it is made of.
  private float[] restored(double[] row) {
    double length = 0;
    for (int d = 0; d < row.length; d++) {
      length += (row[d] - middle[d]) * (row[d] - middle[d]);
    }
    length = Math.sqrt(length);
    double factor =
        length > 0 && length < usualLength ? Math.pow(usualLength / length, RESTORE) : 1;
    float[] restored = new float[row.length];
    for (int d = 0; d < row.length; d++) {
      restored[d] = (float) (middle[d] + (row[d] - middle[d]) * factor);
    }
    return restored;
  }

  private static float[] mean(float[][] rows, int first) {
    double[] sums = new double[rows[0].length];
    for (int i = first; i < rows.length; i++) {
      for (int d = 0; d < sums.length; d++) {
        sums[d] += rows[i][d];
      }
    }
    float[] mean = new float[sums.length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (float) (sums[d] / (rows.length - first));
    }
    return mean;
  }

  private static double distance(float[] row, float[] other) {
    double squares = 0;
    for (int d = 0; d < row.length; d++) {
      squares += (row[d] - other[d]) * (row[d] - other[d]);
    }
    return Math.sqrt(squares);
  }
}
