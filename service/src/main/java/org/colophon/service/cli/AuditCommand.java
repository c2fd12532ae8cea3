package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.service.app.TemporaryCatalog;
import org.colophon.service.audit.AuditJson;
import org.colophon.service.audit.AuditPage;
import org.colophon.service.audit.CatalogAudit;
import org.colophon.service.audit.CatalogReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon audit`.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Reports what a publisher's files hold, whose it is, what is current and what is wrong.",
    footer = {
      "",
      "Example:",
      "  colophon audit catalogue.xml --campaigns newsletters.csv --out report.html",
      "",
      "No service and no data directory is needed, and none is changed. The report is one HTML file;",
      "ONIX updates with the certain corrections are written beside it. Ends with 0, or with 3 when",
      "a record could not be read or an update not be written."
    })
final class AuditCommand implements Callable<Integer> {
  private static final List<String> LANGUAGES = List.of("de", "en");
  private static final List<String> FORMATS = List.of("html", "json");

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "ONIX messages, feeds, JSON Lines.")
  private List<Path> files = List.of();

  @Option(
      names = "--campaigns",
      paramLabel = "CSV",
      description = "Past newsletters: sent, isbn or item, and optionally price and campaign.")
  private @Nullable Path campaigns;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Judges as of the end of this day; what was sent later is left out.")
  private @Nullable String asOf;

  @Option(
      names = "--topic",
      paramLabel = "WORDS",
      description = "Finds backlist that fits; can be repeated.")
  private List<String> topics = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The report (default: audit.html or audit.json).")
  private @Nullable Path out;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "de",
      description = "Of the report: de or en (default: ${DEFAULT-VALUE}).")
  private String language = "de";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "html",
      description = "Of the report: html or json (default: ${DEFAULT-VALUE}).")
  private String format = "html";

  @Mixin private final AuditOptions options = new AuditOptions();

  AuditCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    check("--language", language, LANGUAGES);
    check("--format", format, FORMATS);
    CatalogAudit.Request request = options.request(files, asOf, clock.instant(), campaigns, topics);
    Path file = report();
    try (TemporaryCatalog catalog = TemporaryCatalog.open(request.asOf())) {
      CatalogReport report = catalog.audit(options.vocabularies()).run(request);
      List<String> failed = new ArrayList<>();
      List<Path> patches = report.writePatches(file.toAbsolutePath(), failed::add);
      Files.writeString(
          file,
          format.equals("json")
              ? AuditJson.of(report, patches) + "\n"
              : AuditPage.of(report, language, patches));
      said(report, file, patches);
      failed.forEach(reason -> spec.commandLine().getErr().println("colophon audit: " + reason));
      boolean whole = failed.isEmpty() && report.figures().get("problems") == 0;
      return whole ? Exit.OK : Exit.PARTLY;
    }
  }

  private Path report() {
    Path file = out == null ? Path.of("audit." + format) : out;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "'" + file.getParent() + "' is not a directory: create it first");
    }
    return file;
  }

  private void check(String option, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + value + "' is not a valid " + option + ": use " + String.join(" or ", known));
    }
  }

  private void said(CatalogReport report, Path file, List<Path> patches) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(
        "%d records, %d works and articles: %d current, %d not current, %d unknown%n",
        report.figures().get("records"),
        report.figures().get("items"),
        report.figures().get("items", "current"),
        report.figures().get("items", "not_current"),
        report.figures().get("items", "unknown"));
    to.printf(
        "%d records with faults, %d that cannot be read%n",
        report.figures().get("records", "with_faults"), report.figures().get("problems"));
    to.println("Report: " + file);
    patches.forEach(patch -> to.println("ONIX update: " + patch));
    to.flush();
  }
}
