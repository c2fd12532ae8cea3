package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.catalog.SourceId;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.imports.BatchImport;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.ImportSummary;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.WatchedFolder;
import org.colophon.service.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon import FILE…`.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Brings items and other records in; what is wrong is reported, the rest taken.",
    footer = {
      "",
      "Examples:",
      "  colophon import items.jsonl",
      "  colophon import onix.xml --source onix-feed --desk books-desk",
      "  colophon import bbc-news --manifest docs/examples/bbc-news.yaml",
      "  colophon import segments campaigns.csv --imprint books --owner books-desk",
      "  colophon import signals signals.jsonl",
      "  colophon import blurbs.txt --source blurbs --imprint books --desk books-desk",
      "",
      "Ends with 0 when all was taken, 3 when some records were not, 1 when it failed,",
      "2 when it was called wrongly. While a service runs, it goes to that one over HTTP."
    })
final class ImportCommand implements Callable<Integer> {
  private static final List<ConfigKey> SIGNAL_KEYS =
      List.of(ConfigKey.DATA, ConfigKey.HALF_LIFE, ConfigKey.SIGNALS_LAST, ConfigKey.CONSENT_LASTS);

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, or folders of articles.")
  private List<Path> files = List.of();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object a record, and one for the whole.")
  private boolean json;

  @Option(
      names = "--watch",
      paramLabel = "PERIOD",
      description = {
        "Look into one folder again and again, such as PT1M, until stopped. A file is taken when it",
        "did not change between two looks, and then moved to done/ or refused/ in the folder."
      })
  private @Nullable Duration watch;

  @Mixin private final ManifestOptions options = new ManifestOptions();

  ImportCommand(InstantSource clock) {
    this.clock = clock;
  }

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new ImportCommand(clock));
    line.addSubcommand("segments", new ImportSegmentsCommand(clock));
    line.addSubcommand("signals", ConfigOptions.line(new ImportSignalsCommand(clock), SIGNAL_KEYS));
    return line;
  }

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty()) {
      throw usage("name a file");
    }
    Manifest manifest = options.manifest(this::usage, data.config().region().zone());
    return watch == null ? once(files, manifest) : watching(watch, manifest);
  }

  private int watching(Duration period, Manifest manifest) throws IOException {
    if (files.size() != 1 || !Files.isDirectory(files.getFirst())) {
      throw usage("--watch takes one folder");
    }
    if (period.isNegative() || period.isZero()) {
      throw usage("--watch takes a period such as PT1M");
    }
    WatchedFolder folder = new WatchedFolder(files.getFirst());
    while (true) {
      look(folder, manifest);
      try {
        Thread.sleep(period);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Exit.OK;
      }
    }
  }

  /// Takes what is ready. What cannot be taken now, such as while the service does not answer,
  /// stays for the next look.
  private void look(WatchedFolder folder, Manifest manifest) {
    try {
      for (Path file : folder.ready()) {
        take(folder, file, manifest);
      }
    } catch (IOException e) {
      complain("the folder cannot be read: " + reason(e) + "; it is tried again");
    }
  }

  private void take(WatchedFolder folder, Path file, Manifest manifest) {
    try {
      folder.putAside(file, once(List.of(file), manifest) == Exit.OK ? "done" : "refused");
    } catch (ParameterException e) {
      complain(reason(e));
      refuse(folder, file);
    } catch (IOException | StoreException e) {
      complain(file.getFileName() + ": " + reason(e) + "; it is tried again");
    }
  }

  private void refuse(WatchedFolder folder, Path file) {
    try {
      folder.putAside(file, "refused");
    } catch (IOException e) {
      complain(file.getFileName() + ": cannot be put aside: " + reason(e));
    }
  }

  private void complain(String message) {
    err().println("colophon import: " + message);
    err().flush();
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private int once(List<Path> files, Manifest manifest) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw usage("there is no " + file);
      }
      Format format = DeliveryReaders.format(file, manifest);
      boolean namesImprints = format == Format.JSONL || format == Format.ONIX;
      if (format != Format.JSONL
          && (manifest.presets().source() == null
              || (!namesImprints && manifest.presets().imprint() == null))) {
        throw usage(
            file + " does not say whose it is: give --source, --imprint and --desk, or a manifest");
      }
    }
    try (ServiceClient service = data.client(clock)) {
      return through(service, files, manifest);
    }
  }

  private int through(ServiceClient service, List<Path> files, Manifest manifest)
      throws IOException {
    ImportReport report = new ImportReport(out(), err(), json);
    String user = System.getProperty("user.name", "import");
    report.created(new DeliverySetup(service, user).ensure(manifest));
    ZoneId zone = manifest.calendar().zone();
    BatchImport delivery = new BatchImport(lines -> service.postBatch(lines, zone));
    ImportSummary whole = new ImportSummary(0, 0, 0, 0);
    for (Path file : files) {
      whole = whole.plus(delivery.run(open(file, manifest), manifest.presets(), report::line));
    }
    SourceId source = manifest.presets().source();
    if (source != null && manifest.isComplete() && whole.rejected() == 0) {
      ObjectNode confirmed = CommandJson.MAPPER.createObjectNode();
      ServiceClient.good(service.post("/v1/sources/" + source + "/deliveries", confirmed));
    }
    report.whole(whole);
    return whole.rejected() == 0 ? Exit.OK : Exit.PARTLY;
  }

  private RecordStream open(Path file, Manifest manifest) throws IOException {
    return DeliveryReaders.open(
        file, manifest, data.config().region().priceTerritories(), clock.instant());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
