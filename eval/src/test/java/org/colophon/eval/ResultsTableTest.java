package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.eval.report.MarkdownTable;
import org.colophon.eval.report.ResultsFile;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.eval.sets.SetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of results in the docs shows the stored results, and nothing else.
class ResultsTableTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root"));
  private static final Path RESULTS = ROOT.resolve("eval/results.json");
  private static final String BEGIN = "<!-- eval:begin -->";
  private static final String END = "<!-- eval:end -->";

  @TempDir Path dir;

  @Test
  void theDocsShowTheResultsThatAreKeptWithTheCode() throws IOException {
    Path file = ROOT.resolve("docs/measurements.md");
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    assertTrue(
        begin >= 0 && end > begin, "docs/measurements.md has no markers " + BEGIN + " and " + END);
    String shown = page.substring(begin + BEGIN.length(), end).strip();
    assertEquals(ResultsFile.read(RESULTS).table().strip(), shown);
  }

  @Test
  void theResultsAreOfKnownSetsAndEachFigureLiesInItsInterval() {
    Set<String> seen = new HashSet<>();
    for (MarkdownTable.Row row : ResultsFile.read(RESULTS).rows()) {
      assertTrue(SetCatalogue.builtIn().find(row.set()).isPresent(), row.toString());
      assertTrue(row.low() <= row.value() && row.value() <= row.high(), row.toString());
      assertTrue(seen.add(row.set() + " " + row.system() + " " + row.metric()), row.toString());
    }
    assertTrue(seen.size() >= 10, "only " + seen.size() + " figures");
  }

  @Test
  void readsWhatItWroteAndNothingElse() throws IOException {
    ResultsFile results =
        new ResultsFile(
            List.of(
                new MarkdownTable.Row("a", "s", "auc", 0.5, 0.4, 0.6, 0.7, "9 documents"),
                new MarkdownTable.Row("b", "s", "auc", 0.5, 0.4, 0.6, null, "9 documents")));
    Path file = dir.resolve("results.json");
    results.write(file);
    assertEquals(results, ResultsFile.read(file));
    assertTrue(
        results
            .table()
            .endsWith(
                """
                | a | s | auc | 0.500 (0.400 – 0.600) | 0.700 | not reached | 9 documents |
                | b | s | auc | 0.500 (0.400 – 0.600) | – |  | 9 documents |
                """),
        results.table());
    Files.writeString(file, "{\"rows\": 1}");
    assertThrows(BrokenFileException.class, () -> ResultsFile.read(file));
  }
}
