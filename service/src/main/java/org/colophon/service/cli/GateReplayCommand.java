package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.governance.VerdictId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon gate replay`.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Recomputes a past verdict from the log, with the policies of its time.",
    footer = {
      "",
      "Example:",
      "  colophon gate replay VERDICT_ID --data data/demo --json",
      "",
      "Ends with 0 when it was recomputed by the rules that decided then, 3 when by newer ones, and 1",
      "when this data directory did not make it."
    })
final class GateReplayCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Parameters(
      paramLabel = "VERDICT_ID",
      description = "As it stands in recommendations and verdicts.")
  private String id = "";

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  GateReplayCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    VerdictId verdict;
    try {
      verdict = VerdictId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    try (ServiceClient service = data.client(clock)) {
      ServiceClient.Answer answer = service.get("/v1/governance/verdicts/" + verdict);
      return answer.isGood()
          ? shown(answer.body().path("verdict"), answer.body().path("same_engine").asBoolean())
          : failed(answer.detail());
    }
  }

  private int failed(String why) {
    spec.commandLine().getErr().println("colophon gate replay: " + why);
    return Exit.FAILED;
  }

  private int shown(JsonNode verdict, boolean sameEngine) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = CommandJson.MAPPER.createObjectNode().put("same_engine", sameEngine);
      node.set("verdict", verdict);
      out.println(node);
    } else {
      out.print(text(verdict));
    }
    out.flush();
    if (!sameEngine) {
      spec.commandLine()
          .getErr()
          .println("colophon gate replay: other rules decided then; the verdict may differ");
    }
    return sameEngine ? Exit.OK : Exit.PARTLY;
  }

  private static String text(JsonNode verdict) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s for %s at %s: %s%n"
            .formatted(
                verdict.path("item").asText(),
                verdict.path("purpose").asText(),
                verdict.path("evaluated_at").asText(),
                verdict.path("decision").asText()));
    for (JsonNode reason : verdict.path("reasons")) {
      text.append(
          "  %-14s %-20s %s: %s%n"
              .formatted(
                  reason.path("severity").asText(),
                  reason.path("code").asText().toUpperCase(Locale.ROOT),
                  reason.path("subject").asText(),
                  reason.path("fix").asText()));
    }
    return text.toString();
  }
}
