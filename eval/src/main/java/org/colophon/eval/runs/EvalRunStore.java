package org.colophon.eval.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.colophon.eval.sets.BrokenFileException;

/// Runs as JSON files in one folder, `<set>-<system>-<first 12 digits of the key>.json`.
///
/// @param folder is made where it is not there
public record EvalRunStore(Path folder) {
  private static final int SHORT = 12;
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// Where a run of this setup is or would be.
  public Path path(EvalRunSetup setup) {
    return folder.resolve(
        setup.data().set()
            + "-"
            + setup.system().name()
            + "-"
            + setup.key().substring(0, SHORT)
            + ".json");
  }

  /// Writes the whole file or nothing.
  public Path save(EvalRun run) {
    Path target = path(run.setup());
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "run", ".part");
      JSON.writeValue(part.toFile(), run);
      return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  /// The run of this setup, where it was made before.
  public Optional<EvalRun> find(EvalRunSetup setup) {
    Path file = path(setup);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /// Reads a stored run.
  ///
  /// @throws BrokenFileException where the file holds no run
  public static EvalRun read(Path file) {
    try {
      return JSON.readValue(file.toFile(), EvalRun.class);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BrokenFileException(file, line, "is not a stored run: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
