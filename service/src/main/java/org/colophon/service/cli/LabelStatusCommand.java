package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label status`.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says how far the labellers of a sample are, or lists the samples.",
    footer = {"", "Example:", "  colophon eval label status spring"})
final class LabelStatusCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The sample; without it, all.")
  private @Nullable String name;

  LabelStatusCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (LabellingClient door = options.open(clock)) {
      JsonNode answer = name == null ? door.list() : door.status(LabelOptions.id(name, spec));
      if (options.json) {
        out.println(answer);
      } else if (name == null) {
        answer.path("labellings").forEach(one -> out.println(line(one)));
      } else {
        out.println(line(answer) + ", " + answer.path("items").asInt() + " items");
        answer
            .path("strata")
            .properties()
            .forEach(s -> out.printf("  %-50s %5d%n", s.getKey(), s.getValue().asInt()));
        answer.path("labellers").forEach(one -> out.println(progress(one)));
      }
    }
    out.flush();
    return Exit.OK;
  }

  private static String line(JsonNode one) {
    return "%s: %s, drawn %s by %s with seed %s"
        .formatted(
            one.path("id").asText(),
            one.path("task").asText(),
            one.path("drawn_at").asText(),
            one.path("drawn_by").asText(),
            one.path("seed").asText());
  }

  private static String progress(JsonNode one) {
    return "%s: %d of %d, none fits %d, cannot say %d"
        .formatted(
            one.path("labeller").asText(),
            one.path("done").asInt(),
            one.path("of").asInt(),
            one.path("none").asInt(),
            one.path("cannot_say").asInt());
  }
}
