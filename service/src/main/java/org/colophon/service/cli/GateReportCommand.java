package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.governance.Purpose;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.PercentEncoding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon gate report`.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Says what is blocked or left out, by cause, owner and what would clear it.",
    footer = {
      "",
      "Example:",
      "  colophon gate report --data data/demo --imprint nordufer",
      "",
      "Ends with 0 when all pass, 1 when something is blocked, 2 when something could not be judged.",
      "A running service is asked; without one, incidents are those that it noted when it last ran.",
      "Of all imprints and desks, it also lists texts that are nearly the same, names and topics",
      "without a record or term, records of one name, promised days that are over, odd subjects."
    })
final class GateReportCommand implements Callable<Integer> {
  private static final int MOST_TEXTS = 50;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--imprint", paramLabel = "ID", description = "Only this imprint.")
  private @Nullable String imprint;

  @Option(
      names = "--desk",
      paramLabel = "ID",
      description = "Only what this desk owns or has to fix.")
  private @Nullable String desk;

  @Option(
      names = "--purpose",
      defaultValue = "recommend",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Purpose purpose = Purpose.RECOMMEND;

  @Option(
      names = "--territory",
      description = "The reader's country (default: the first territory of the configuration).")
  private @Nullable String territory;

  @Option(
      names = "--entries",
      defaultValue = "5",
      description = "How many items are named for each cause (default: ${DEFAULT-VALUE}).")
  private int entries = 5;

  @Option(
      names = "--least",
      defaultValue = "3",
      description =
          "In how many items a name or topic without a record or term stands (default:"
              + " ${DEFAULT-VALUE}).")
  private int least = 3;

  @Option(
      names = "--json",
      description =
          "One JSON object, as GET /v1/governance/report answers, with gaps and duplicates.")
  private boolean json;

  GateReportCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode report;
    try (ServiceClient service = data.client(clock)) {
      report = service.read(path()).deepCopy();
      if (imprint == null && desk == null) {
        new TextReport(least, MOST_TEXTS).add(report, service);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report + "\n" : GateReportText.of(report) + TextReport.of(report));
    out.flush();
    return GateTally.exitCode(report.path("block").asInt(), report.path("indeterminate").asInt());
  }

  private String path() {
    StringBuilder path = new StringBuilder("/v1/governance/report?entries=").append(entries);
    path.append("&purpose=").append(EnumNames.of(purpose));
    path.append("&territory=").append(PercentEncoding.of(data.territory(territory)));
    if (imprint != null) {
      path.append("&imprint=").append(PercentEncoding.of(imprint));
    }
    if (desk != null) {
      path.append("&desk=").append(PercentEncoding.of(desk));
    }
    return path.toString();
  }
}
