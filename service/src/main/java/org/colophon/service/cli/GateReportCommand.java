package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.governance.Context;
import org.colophon.governance.Gate;
import org.colophon.governance.Purpose;
import org.colophon.health.HealthReport;
import org.colophon.health.HealthReport.Group;
import org.colophon.health.HealthReport.Share;
import org.colophon.health.HealthReporter;
import org.colophon.health.SourceStatus;
import org.colophon.service.app.Stores;
import org.colophon.service.json.HealthJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
      "Incidents are those that the service noted when it last ran."
    })
final class GateReportCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data directory (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--imprint", paramLabel = "ID", description = "Only this imprint.")
  private @Nullable String imprint;

  @Option(
      names = "--desk",
      paramLabel = "ID",
      description = "Only what this desk owns or has to mend.")
  private @Nullable String desk;

  @Option(
      names = "--purpose",
      defaultValue = "recommend",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Purpose purpose = Purpose.RECOMMEND;

  @Option(
      names = "--territory",
      defaultValue = "DE",
      description = "The reader's country (default: ${DEFAULT-VALUE}).")
  private String territory = "DE";

  @Option(
      names = "--entries",
      defaultValue = "5",
      description = "How many items are named for each cause (default: ${DEFAULT-VALUE}).")
  private int entries = 5;

  @Option(names = "--json", description = "One JSON object, as GET /v1/governance/report answers.")
  private boolean json;

  GateReportCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    return switch (Instance.at(data)) {
      case Instance.Free(Path directory) -> {
        try (Stores stores = Stores.open(directory, clock)) {
          yield report(stores);
        }
      }
      case Instance.Served(var address) -> {
        spec.commandLine()
            .getErr()
            .println(
                "colophon gate: the service at "
                    + address
                    + " owns "
                    + data
                    + "; ask it for /v1/governance/report, or stop it first");
        yield Exit.TAKEN;
      }
    };
  }

  private int report(Stores stores) {
    Gate gate = new Gate(stores.catalog(), stores.policies(), clock);
    HealthReport report =
        new HealthReporter(stores.catalog(), gate, stores.policies(), stores.healthRecords())
            .report(
                new HealthReporter.Request(
                    new Context(purpose, territory, "web", null),
                    imprint == null ? null : new ImprintId(imprint),
                    desk == null ? null : new DeskId(desk),
                    entries));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? HealthJson.write(report) + "\n" : text(report));
    out.flush();
    return report.indeterminate() > 0 ? 2 : report.blocked() > 0 ? 1 : 0;
  }

  private static String text(HealthReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d items: %d pass, %d blocked, %d could not be judged%n"
            .formatted(report.items(), report.passed(), report.blocked(), report.indeterminate()));
    for (Share share : report.shares()) {
      text.append(
          "  %-24s %d of %d pass%n".formatted(share.imprint(), share.pass(), share.items()));
    }
    for (Group group : report.groups()) {
      text.append(
          "%-13s %-20s %5d items%s%s: %s%n"
              .formatted(
                  group.severity(),
                  group.cause().code(),
                  group.items(),
                  group.cause().about().isEmpty() ? "" : ", " + group.cause().about(),
                  group.owner() == null ? "" : ", " + group.owner(),
                  group.fix()));
      group
          .entries()
          .forEach(entry ->
              text.append(
                  "    %s (%s)%n".formatted(entry.item(), entry.finding().reason().subject())));
    }
    for (SourceStatus status : report.sources()) {
      text.append(
          "source %-24s %s, %d missed%n"
              .formatted(status.source().id(), status.state(), status.missed()));
    }
    report
        .stale()
        .forEach(spread ->
            text.append(
                "stale %s, %s: used by %d items%n"
                    .formatted(spread.entity(), spread.state(), spread.uses().size())));
    return text.toString();
  }
}
