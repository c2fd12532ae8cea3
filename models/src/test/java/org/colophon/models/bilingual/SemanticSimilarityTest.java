package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.Role;
import org.colophon.models.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rank correlation with people's judgement on sentence pairs (STS-b, dev part): that of models of
/// one language as measured with the plain ONNX files.
class SemanticSimilarityTest {
  private static final Pattern CELL =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");
  private static final double TOLERANCE = 0.01;

  @ParameterizedTest
  @CsvSource({
    "minilm,en,en,0.868",
    "minilm,de,de,0.713",
    "bge-small,en,en,0.888",
    "bge-small,de,de,0.711",
    "bilingual,en,en,0.868",
    "bilingual,de,de,0.810",
    "bilingual,de,en,0.761"
  })
  void ranksAllPairsAsMeasured(String model, String first, String second, double measured)
      throws IOException {
    SharedData.onlyInLongBuilds();
    assertEquals(measured, spearman(model, first, second, Integer.MAX_VALUE), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "minilm,en,en,0.935",
    "minilm,de,de,0.747",
    "bge-small,en,en,0.930",
    "bge-small,de,de,0.735",
    "bilingual,en,en,0.935",
    "bilingual,de,de,0.905",
    "bilingual,de,en,0.865"
  })
  void ranksTheFirstPairsAsBefore(String model, String first, String second, double before)
      throws IOException {
    assertEquals(before, spearman(model, first, second, 200), TOLERANCE);
  }

  /// @param first language of the first sentence of each pair
  /// @param second language of the second one
  private static double spearman(String model, String first, String second, int pairs)
      throws IOException {
    List<String> lines = lines(first);
    List<String> others = lines(second);
    double[] ours = new double[Math.min(pairs, lines.size())];
    double[] people = new double[ours.length];
    try (Embedder embedder = Embedders.open(model)) {
      for (int i = 0; i < ours.length; i++) {
        List<String> cells = cells(lines.get(i));
        String other = cells(others.get(i)).get(1);
        ours[i] = vector(embedder, cells.get(0)).cosine(vector(embedder, other));
        people[i] = Double.parseDouble(cells.get(2));
      }
    }
    double rho = correlation(ranks(ours), ranks(people));
    System.out.printf(
        "%s %s %s, %d pairs: Spearman %.4f%n", model, first, second, ours.length, rho);
    return rho;
  }

  private static List<String> lines(String language) throws IOException {
    return Files.readAllLines(SharedData.require("stsb-multi-mt/stsb-" + language + "-dev.csv"));
  }

  private static Embedding vector(Embedder embedder, String text) {
    return embedder.embed(text, Role.PASSAGE).vector();
  }

  private static List<String> cells(String line) {
    return CELL.matcher(line).results().limit(3).map(SemanticSimilarityTest::cell).toList();
  }

  private static String cell(MatchResult cell) {
    return cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2);
  }

  /// Ties share their mean rank.
  private static double[] ranks(double[] values) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.size(); from = to) {
      to = from + 1;
      while (to < order.size() && values[order.get(to)] == values[order.get(from)]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    double meanB = IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElseThrow();
    double both = 0;
    double onlyA = 0;
    double onlyB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      onlyA += (a[i] - meanA) * (a[i] - meanA);
      onlyB += (b[i] - meanB) * (b[i] - meanB);
    }
    return both / Math.sqrt(onlyA * onlyB);
  }
}
