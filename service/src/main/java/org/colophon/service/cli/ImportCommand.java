package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.colophon.catalog.SourceId;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.imports.BatchImport;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.HttpDelivery;
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
      "  colophon import --fetch https://verlag.example/feed.xml --source web --imprint books \\",
      "      --desk books-desk --watch PT15M",
      "  colophon import blurbs.txt --source blurbs --imprint books --desk books-desk",
      "",
      "Ends with 0 when all was taken, 3 when some records were not, 1 when it failed,",
      "2 when it was called wrongly. While a service runs, it goes to that one over HTTP."
    })
final class ImportCommand implements Callable<Integer> {
  private static final List<ConfigKey> SIGNAL_KEYS =
      List.of(ConfigKey.DATA, ConfigKey.HALF_LIFE, ConfigKey.SIGNALS_LAST, ConfigKey.CONSENT_LASTS);

  /// How long a delivery may take to arrive.
  private static final Duration PATIENCE = Duration.ofMinutes(30);

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
        "did not change between two looks, and then moved to done/ or refused/ in the folder.",
        "With --fetch, the addresses are asked again and again."
      })
  private @Nullable Duration watch;

  @Option(
      names = "--fetch",
      paramLabel = "URL",
      description = {
        "Take the delivery at an address of a host that fetch_host of the configuration allows;",
        "may be given again. It is asked for again only when it changed."
      })
  private List<URI> fetch = List.of();

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
    if (files.isEmpty() == fetch.isEmpty()) {
      throw usage("name a file, or an address with --fetch");
    }
    if (watch != null && (watch.isNegative() || watch.isZero())) {
      throw usage("--watch takes a period such as PT1M");
    }
    Manifest manifest = options.manifest(this::usage, data.config().region().zone());
    if (fetch.size() > 1 && manifest.isComplete()) {
      throw usage("a complete delivery has one address: it confirms all that its source stated");
    }
    return fetch.isEmpty()
        ? watch == null ? once(files, manifest) : watching(watch, manifest)
        : fetching(manifest);
  }

  private int fetching(Manifest manifest) throws IOException {
    List<HttpDelivery> deliveries = new ArrayList<>();
    Path folder = Files.createTempDirectory("colophon-fetch");
    try {
      fetch.forEach(address -> deliveries.add(delivery(address)));
      return watch == null
          ? fetched(deliveries, folder, manifest, "")
          : again(watch, () -> fetched(deliveries, folder, manifest, "; it is tried again"));
    } finally {
      deliveries.forEach(HttpDelivery::close);
      Files.delete(folder);
    }
  }

  private HttpDelivery delivery(URI address) {
    try {
      return new HttpDelivery(address, data.config().outgoing().fetchHosts(), PATIENCE);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--fetch: " + e.getMessage(), e);
    }
  }

  /// @param next what follows on a failure, in words
  private int fetched(List<HttpDelivery> deliveries, Path folder, Manifest manifest, String next) {
    Set<Integer> exits = new HashSet<>();
    for (HttpDelivery delivery : deliveries) {
      try {
        exits.add(fetched(delivery, folder, manifest));
      } catch (IOException | StoreException | ParameterException e) {
        complain(delivery.address() + ": " + reason(e) + next);
        exits.add(Exit.FAILED);
      }
    }
    return exits.contains(Exit.FAILED)
        ? Exit.FAILED
        : exits.contains(Exit.PARTLY) ? Exit.PARTLY : Exit.OK;
  }

  /// What was not taken whole is asked for again, changed or not, and confirms nothing.
  private int fetched(HttpDelivery delivery, Path folder, Manifest manifest) throws IOException {
    Optional<Path> file = delivery.fetch(folder);
    if (file.isEmpty()) {
      try (ServiceClient service = data.client(clock)) {
        confirm(service, manifest);
      }
      return Exit.OK;
    }
    try {
      ImportSummary whole = imported(List.of(file.get()), manifest);
      if (whole.read() == 0) {
        throw new IOException("the delivery has no record");
      }
      if (whole.rejected() == 0) {
        delivery.taken();
      }
      return exit(whole);
    } finally {
      Files.delete(file.get());
    }
  }

  private int watching(Duration period, Manifest manifest) {
    if (files.size() != 1 || !Files.isDirectory(files.getFirst())) {
      throw usage("--watch takes one folder");
    }
    WatchedFolder folder = new WatchedFolder(files.getFirst());
    return again(period, () -> look(folder, manifest));
  }

  private static int again(Duration period, Runnable look) {
    while (true) {
      look.run();
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
    return exit(imported(files, manifest));
  }

  private static int exit(ImportSummary whole) {
    return whole.rejected() == 0 ? Exit.OK : Exit.PARTLY;
  }

  private ImportSummary imported(List<Path> files, Manifest manifest) throws IOException {
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

  private ImportSummary through(ServiceClient service, List<Path> files, Manifest manifest)
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
    if (whole.rejected() == 0 && whole.read() > 0) {
      confirm(service, manifest);
    }
    report.whole(whole);
    return whole;
  }

  /// A complete delivery confirms what its source stated before.
  private static void confirm(ServiceClient service, Manifest manifest) throws IOException {
    SourceId source = manifest.presets().source();
    if (source != null && manifest.isComplete()) {
      ObjectNode confirmed = CommandJson.MAPPER.createObjectNode();
      ServiceClient.good(service.post("/v1/sources/" + source + "/deliveries", confirmed));
    }
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
