package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon runs`.
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Shows runs over the catalogue, and pauses, approves or rolls them back.",
    footer = {
      "",
      "Examples:",
      "  colophon runs",
      "  colophon runs diff 3",
      "  colophon runs approve 3 --imprint nordufer",
      "",
      "WHAT is list, show, follow, diff, set-aside, report, resume, pause, cancel, approve or",
      "roll-back; all but list name a run. Ends with 1 when it could not be done."
    })
final class RunsCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHAT", defaultValue = "list")
  private String what = "list";

  @Parameters(index = "1", arity = "0..1", paramLabel = "RUN")
  private @Nullable Long id;

  @Mixin private final RunClientOptions house = new RunClientOptions();

  @Option(
      names = "--imprint",
      paramLabel = "ID",
      description = "Approve the results of this imprint alone; may be repeated.")
  private List<String> imprints = new ArrayList<>();

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks.")
  private @Nullable String by;

  @Option(names = "--json", description = "JSON as the service answers it.")
  private boolean json;

  RunsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!what.equals("list") && id == null) {
      throw new ParameterException(spec.commandLine(), "name a run: colophon runs " + what + " 1");
    }
    try (RunClient door = house.open(clock)) {
      return answered(door);
    } catch (RunClient.RunRefused e) {
      spec.commandLine().getErr().println("colophon runs: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private int answered(RunClient door) throws IOException {
    String run = "/v1/runs/" + id;
    return switch (what) {
      case "list" -> shown(door.ask("/v1/runs", null), RunsCommand::list);
      case "show" -> shown(door.ask(run, null), RunsCommand::summary);
      case "follow" -> follow(door);
      case "diff" -> shown(door.ask(run + "/diff", null), RunsCommand::diff);
      case "set-aside" -> shown(door.ask(run + "/set-aside", null), RunsCommand::setAside);
      case "report" ->
          shown(door.ask(run + "/report", null), node -> List.of(node.toPrettyString()));
      case "resume", "pause", "cancel", "approve", "roll-back" -> {
        door.ask(run + "/" + what, body(door, run));
        yield follow(door);
      }
      default -> throw new ParameterException(spec.commandLine(), "'" + what + "' is unknown");
    };
  }

  private ObjectNode body(RunClient door, String run) throws IOException {
    ObjectNode body = CommandJson.MAPPER.createObjectNode();
    if (by != null) {
      body.put("by", by);
    }
    if (what.equals("approve")) {
      ArrayNode named = body.putArray("imprints");
      imprints.forEach(named::add);
      JsonNode digest = door.ask(run, null).at("/results/digest");
      if (digest.isTextual()) {
        body.set("results", digest);
      }
    }
    return body;
  }

  private int follow(RunClient door) throws IOException {
    long run = id == null ? 0 : id;
    return shown(
        new RunProgress(door, spec.commandLine().getErr(), !json).follow(run),
        RunsCommand::summary);
  }

  private interface Text {
    List<String> of(JsonNode answer);
  }

  private int shown(JsonNode answer, Text text) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer);
    } else {
      text.of(answer).forEach(out::println);
    }
    out.flush();
    return Exit.OK;
  }

  /// How a run stands, in lines for people.
  static List<String> summary(JsonNode run) {
    JsonNode items = run.path("items");
    List<String> lines = new ArrayList<>();
    String reason = run.has("reason") ? ": " + run.path("reason").asText() : "";
    lines.add(
        "run %d, %s: %s%s"
            .formatted(
                run.path("id").asLong(),
                run.path("kind").asText(),
                run.path("state").asText().replace('_', ' '),
                reason));
    lines.add(
        "  %d selected, %d to do, %d differ, %d unchanged, %d outdated, %d set aside, %d applied"
            .formatted(
                run.path("selected").asLong(),
                items.path("pending").asLong(),
                items.path("differ").asLong(),
                items.path("unchanged").asLong(),
                items.path("outdated").asLong(),
                items.path("set_aside").asLong(),
                items.path("applied").asLong()));
    if (run.path("state").asText().equals("awaiting_approval")) {
      lines.add(
          "  see: colophon runs diff %1$d; then: colophon runs approve %1$d"
              .formatted(run.path("id").asLong()));
    }
    return lines;
  }

  private static List<String> list(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    answer.path("runs").forEach(run -> lines.addAll(summary(run)));
    return lines.isEmpty() ? List.of("no runs yet: see colophon enrich --help") : lines;
  }

  private static List<String> diff(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    for (JsonNode group : answer.path("groups")) {
      lines.add(
          "%s %s%s: %d %s in %d items"
              .formatted(
                  group.path("imprint").asText(),
                  group.path("kind").asText(),
                  group.path("vocabulary").asText().isEmpty()
                      ? ""
                      : " " + group.path("vocabulary").asText(),
                  group.path("count").asLong(),
                  group.path("what").asText(),
                  group.path("items").asLong()));
      for (JsonNode example : group.path("examples")) {
        lines.add(
            String.format(
                Locale.ROOT,
                "    %s: %s (%s → %s)",
                example.path("item").asText(),
                example.path("label").asText(),
                score(example.path("before")),
                score(example.path("after"))));
      }
    }
    return lines.isEmpty() ? List.of("no differences") : lines;
  }

  private static String score(JsonNode score) {
    return score.isMissingNode() ? "–" : String.format(Locale.ROOT, "%.2f", score.asDouble());
  }

  private static List<String> setAside(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    answer
        .path("items")
        .forEach(
            item -> lines.add(item.path("item").asText() + ": " + item.path("error").asText()));
    return lines.isEmpty() ? List.of("none") : lines;
  }
}
