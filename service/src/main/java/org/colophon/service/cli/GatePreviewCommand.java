package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon gate preview`.
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Says what a policy would block or free, compared with now; changes nothing.",
    footer = {
      "",
      "Example:",
      "  colophon gate preview --policy stricter.yaml --data data/demo",
      "",
      "Ends with 0 when the policy could be tried, 1 when it is wrong; then every problem is named."
    })
final class GatePreviewCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      required = true,
      description = "The policy; one with the id of another takes its place.")
  private Path policy = Path.of("policy.yaml");

  @Option(
      names = "--territory",
      description = "The reader's country (default: the first territory of the configuration).")
  private @Nullable String territory;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  GatePreviewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    String yaml = Files.readString(policy);
    ObjectNode body = CommandJson.MAPPER.createObjectNode();
    body.put("yaml", yaml).put("territory", data.territory(territory));
    try (ServiceClient service = data.client(clock)) {
      ServiceClient.Answer answer = service.post("/v1/policies:preview", body);
      return answer.isGood() ? shown(answer.body()) : failed(answer.detail());
    }
  }

  private int failed(String problems) {
    spec.commandLine().getErr().println("colophon gate preview: " + problems);
    return Exit.FAILED;
  }

  private int shown(JsonNode report) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report + "\n" : text(report));
    out.flush();
    return Exit.OK;
  }

  private static String text(JsonNode report) {
    StringBuilder text = new StringBuilder();
    text.append("%d items%n".formatted(report.path("items").asInt()));
    for (JsonNode purpose : report.path("purposes")) {
      text.append(
          "  %-18s %5d pass now, %5d would%n"
              .formatted(
                  purpose.path("purpose").asText(),
                  purpose.path("passes_now").asInt(),
                  purpose.path("passes_then").asInt()));
    }
    for (JsonNode change : report.path("changes")) {
      text.append(
          "  %s %d of %s for %s: %s, for example %s%n"
              .formatted(
                  change.path("effect").asText(),
                  change.path("items").asInt(),
                  change.path("imprint").asText(),
                  change.path("purpose").asText(),
                  change.path("code").asText().toUpperCase(Locale.ROOT),
                  StreamSupport.stream(change.path("examples").spliterator(), false)
                      .map(JsonNode::asText)
                      .collect(Collectors.joining(", "))));
    }
    return text.toString();
  }
}
