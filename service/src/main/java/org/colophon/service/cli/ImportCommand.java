package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.service.app.Stores;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.ImportSummary;
import org.colophon.service.imports.Importer;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.RemoteImport;
import org.colophon.service.imports.SourceSetup;
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
    return switch (data.instance()) {
      case Instance.Free(Path directory) -> {
        try (Stores stores = Stores.open(directory, clock)) {
          yield into(stores, manifest);
        }
      }
      case Instance.Served(var address, var secret) -> through(address, secret, manifest);
    };
  }

  /// The service owns the catalogue, so it records. Source, desk and imprint must be known to it.
  private int through(URI service, String secret, Manifest manifest) throws IOException {
    ImportReport report = new ImportReport(out(), err(), json);
    try (HttpClient client = HttpClient.newHttpClient()) {
      RemoteImport remote = new RemoteImport(service, secret, client);
      ImportSummary whole = new ImportSummary(0, 0, 0, 0);
      for (Path file : files) {
        RecordStream records = open(file, manifest);
        whole = whole.plus(remote.run(records, manifest.presets(), report::line));
      }
      report.whole(whole);
      return whole.rejected() == 0 ? Exit.OK : Exit.PARTLY;
    }
  }

  private int into(Stores stores, Manifest manifest) throws IOException {
    ImportReport report = new ImportReport(out(), err(), json);
    String user = System.getProperty("user.name", "import");
    report.created(new SourceSetup(stores.catalog(), user).ensure(manifest));
    Importer importer = new Importer(stores.catalog(), stores.audiences());
    ImportSummary whole = new ImportSummary(0, 0, 0, 0);
    for (Path file : files) {
      Instant now = clock.instant();
      DeliveryDefaults defaults =
          new DeliveryDefaults(
              manifest.presets(), OrderKey.ofTime(0, now), now, manifest.calendar().zone(), null);
      whole = whole.plus(importer.run(open(file, manifest), defaults, report::line));
    }
    SourceId source = manifest.presets().source();
    if (source != null && manifest.isComplete() && whole.rejected() == 0) {
      Catalog catalog = stores.catalog();
      catalog.confirmDelivery(source);
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
