package org.colophon.service.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.colophon.service.imports.BatchImport;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.colophon.service.imports.ImportSummary;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.SegmentTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon import segments FILE…`.
@Command(
    name = "segments",
    mixinStandardHelpOptions = true,
    description =
        "Brings segments in from a CSV table, such as a CRM's campaign export, or JSON Lines.",
    footer = {
      "",
      "Example:",
      "  colophon import segments campaigns.csv --imprint nordufer --owner desk-nordufer \\",
      "      --language de --check-due-at 2027-03-31",
      "",
      "What is wrong is reported with its row and column, everything else taken. Ends as import does."
    })
final class ImportSegmentsCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tables (.csv) or JSON Lines.")
  private List<Path> files = List.of();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object a record, and one for the whole.")
  private boolean json;

  @Option(names = "--imprint", paramLabel = "ID", description = "Of rows that name none.")
  private @Nullable String imprint;

  @Option(names = "--owner", paramLabel = "DESK", description = "Of rows that name none.")
  private @Nullable String owner;

  @Option(names = "--language", paramLabel = "CODE", description = "Of rows that name none.")
  private @Nullable String language;

  @Option(names = "--state", paramLabel = "STATE", description = "Of rows that name none.")
  private @Nullable String state;

  @Option(names = "--check-due-at", paramLabel = "DATE", description = "Of rows that name none.")
  private @Nullable String checkDueAt;

  ImportSegmentsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "there is no " + file);
      }
    }
    ImportReport report =
        new ImportReport(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    ImportSummary whole = new ImportSummary(0, 0, 0, 0);
    try (ServiceClient service = data.client(clock)) {
      BatchImport delivery =
          new BatchImport(lines -> service.postBatch(lines, data.config().region().zone()));
      for (Path file : files) {
        whole = whole.plus(delivery.run(records(file), Presets.NONE, report::line));
      }
    }
    report.whole(whole);
    return whole.rejected() == 0 ? Exit.OK : Exit.PARTLY;
  }

  private RecordStream records(Path file) {
    String name = file.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      return new SegmentTable(file, defaults());
    }
    return sink -> {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        new JsonLines(name, in).forEach(sink);
      }
    };
  }

  private Map<String, String> defaults() {
    Map<String, String> defaults = new HashMap<>();
    ManifestOptions.put(defaults, "imprint", imprint);
    ManifestOptions.put(defaults, "owner", owner);
    ManifestOptions.put(defaults, "language", language);
    ManifestOptions.put(defaults, "state", state);
    ManifestOptions.put(defaults, "check_due_at", checkDueAt);
    return defaults;
  }
}
