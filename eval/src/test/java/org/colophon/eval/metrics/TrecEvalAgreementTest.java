package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.gla.terrier.jtreceval.trec_eval;

/// Our ranking measures beside those of trec_eval, the reference program, on the same rankings.
class TrecEvalAgreementTest {
  private static final long SEED = 42;

  @TempDir Path dir;

  @Test
  void agreesWithTrecEvalOnEveryMeasure() throws IOException {
    assumeTrue(trec_eval.isPlatformSupported(), "trec_eval has no binary for this platform");
    List<List<Judged>> queries = randomQueries();
    Path qrels = dir.resolve("qrels");
    Path run = dir.resolve("run");
    write(queries, qrels, run);
    String[][] output =
        new trec_eval()
            .runAndGetOutput(
                new String[] {
                  "-q",
                  "-m",
                  "map",
                  "-m",
                  "recip_rank",
                  "-m",
                  "ndcg_cut.5,10",
                  "-m",
                  "P.5",
                  "-m",
                  "recall.5,10",
                  qrels.toString(),
                  run.toString()
                });
    int compared = 0;
    for (String[] line : output) {
      if (line[1].startsWith("q")) {
        List<Judged> query = queries.get(Integer.parseInt(line[1].substring(1)));
        double ours = ours(line[0].trim(), query).orElse(0);
        assertEquals(
            Double.parseDouble(line[2]), ours, 5.1e-5, line[0] + " of " + query + ", seed " + SEED);
        compared++;
      }
    }
    assertEquals(7 * queries.size(), compared);
  }

  private static OptionalDouble ours(String measure, List<Judged> query) {
    return switch (measure) {
      case "map" -> Ranking.averagePrecision(query);
      case "recip_rank" -> Ranking.reciprocalRank(query);
      case "ndcg_cut_5" -> Ranking.ndcgAt(5, query);
      case "ndcg_cut_10" -> Ranking.ndcgAt(10, query);
      case "P_5" -> Ranking.precisionAt(5, query);
      case "recall_5" -> Ranking.recallAt(5, query);
      case "recall_10" -> Ranking.recallAt(10, query);
      default -> throw new IllegalArgumentException("trec_eval printed '" + measure + "'");
    };
  }

  /// Distinct scores, graded relevance, at least one relevant candidate.
  private static List<List<Judged>> randomQueries() {
    Random random = new Random(SEED);
    List<List<Judged>> queries = new ArrayList<>();
    for (int q = 0; q < 50; q++) {
      List<Judged> query = new ArrayList<>();
      int size = 1 + random.nextInt(25);
      query.add(new Judged(1 + random.nextInt(3), random.nextInt(1000)));
      for (int i = 1; i < size; i++) {
        double relevance = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        query.add(new Judged(relevance, random.nextInt(1000) + i / 100.0));
      }
      queries.add(query);
    }
    return queries;
  }

  private static void write(List<List<Judged>> queries, Path qrels, Path run) throws IOException {
    StringBuilder judged = new StringBuilder();
    StringBuilder ranked = new StringBuilder();
    for (int q = 0; q < queries.size(); q++) {
      for (int d = 0; d < queries.get(q).size(); d++) {
        Judged one = queries.get(q).get(d);
        judged.append(String.format(Locale.ROOT, "q%d 0 d%d %d%n", q, d, (int) one.relevance()));
        ranked.append(String.format(Locale.ROOT, "q%d Q0 d%d 1 %.3f ours%n", q, d, one.score()));
      }
    }
    Files.writeString(qrels, judged);
    Files.writeString(run, ranked);
  }
}
