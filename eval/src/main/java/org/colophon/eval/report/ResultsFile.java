package org.colophon.eval.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunStore;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetDefinition;

/// The main figures of all sets as one small file that is kept with the code: what the README's
/// table is made from. Holds no texts.
///
/// @param rows in the order of [SetCatalogue], a set's systems by name
public record ResultsFile(List<MarkdownTable.Row> rows) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public ResultsFile {
    rows = List.copyOf(rows);
  }

  /// Writes the file anew: `FOLDER-OF-RUNS RESULTS-FILE`; prints the table for the README.
  public static void main(String[] args) {
    if (args.length != 2) {
      throw new IllegalArgumentException("name the folder of runs and the file to write");
    }
    ResultsFile results = of(stored(Path.of(args[0])));
    results.write(Path.of(args[1]));
    System.out.print(results.table());
  }

  /// The main figures of these runs.
  public static ResultsFile of(List<EvalRun> runs) {
    return new ResultsFile(runs.stream().flatMap(run -> MarkdownTable.rows(run).stream()).toList());
  }

  /// The newest run of each set and system in a folder.
  public static List<EvalRun> stored(Path folder) {
    Map<String, EvalRun> newest = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        EvalRun run = EvalRunStore.read(file);
        String key = run.setup().data().set() + " " + run.setup().system().name();
        newest.merge(key, run, (a, b) -> startedAt(a).compareTo(startedAt(b)) > 0 ? a : b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read runs in " + folder, e);
    }
    List<String> order = SetCatalogue.builtIn().all().stream().map(SetDefinition::id).toList();
    List<EvalRun> runs = new ArrayList<>(newest.values());
    runs.sort(Comparator.comparingInt(run -> order.indexOf(run.setup().data().set())));
    return runs;
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws BrokenFileException where it is something else
  public static ResultsFile read(Path file) {
    try {
      return JSON.readValue(file.toFile(), ResultsFile.class);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BrokenFileException(file, line, "holds no results: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Writes the file.
  public void write(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /// The table in Markdown.
  public String table() {
    return MarkdownTable.render(rows);
  }

  private static String startedAt(EvalRun run) {
    return run.circumstances().startedAt();
  }
}
