package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon gate audit`.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Judges again what was recommended, with what is known now, and tells what the gate should have"
          + " kept out from what a source told late."
    },
    footer = {
      "",
      "Example:",
      "  colophon gate audit --days 7 --data data/demo",
      "",
      "Ends with 0 when the gate let nothing through, 1 when it did, 2 when nothing could be audited."
    })
final class GateAuditCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many days back (default: ${DEFAULT-VALUE}).")
  private int days = 1;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = "The end of that time (default: now).")
  private @Nullable String until;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  GateAuditCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Instant end = end();
    Instant start = end.minus(Duration.ofDays(days));
    JsonNode report;
    try (ServiceClient service = data.client(clock)) {
      report = service.read("/v1/governance/audit?from=" + start + "&until=" + end);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report + "\n" : text(report));
    out.flush();
    return report.path("gate_violations").asInt() > 0 ? 1 : 0;
  }

  private Instant end() {
    try {
      return until == null ? clock.instant() : Instant.parse(until);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--until takes an instant such as 2026-11-22T09:00:00Z.");
    }
  }

  private static String text(JsonNode report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s answers, %s items judged: %s gate violations, %s told too late%n"
            .formatted(
                report.path("answers"),
                report.path("judged"),
                report.path("gate_violations"),
                report.path("late_knowledge")));
    report
        .path("late_by_source")
        .properties()
        .forEach(source ->
            text.append(
                "  late from %-24s %6d%n".formatted(source.getKey(), source.getValue().asInt())));
    for (JsonNode violation : report.path("violations")) {
      text.append(
          "  violation: %s in %s at %s %s%n"
              .formatted(
                  violation.path("item").asText(),
                  violation.path("response_id").asText(),
                  violation.path("served_at").asText(),
                  violation.path("reasons")));
    }
    return text.toString();
  }
}
