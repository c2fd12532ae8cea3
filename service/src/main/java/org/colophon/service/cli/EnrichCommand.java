package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
import picocli.CommandLine.Spec;

/// `colophon enrich`.
@Command(
    name = "enrich",
    mixinStandardHelpOptions = true,
    description = "Goes through the catalogue again; the results wait for approval.",
    footer = {
      "",
      "Examples:",
      "  colophon enrich --data /srv/colophon",
      "  colophon enrich --model bge-small --quiet 08:00-18:00",
      "  colophon enrich --kind match --imprint nordufer --dry-run",
      "",
      "Says what it will do and how long it will take, then does it. While a service runs, the run",
      "is the service's and goes on when this command ends; see colophon runs.",
      "Ends with 0 when all was made, 3 when items were set aside, 1 when it failed or was refused."
    })
final class EnrichCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final RunClientOptions house = new RunClientOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "enrich",
      description =
          "enrich, match (segments), sweep (governance), vocabulary or reindex"
              + " (default: ${DEFAULT-VALUE}).")
  private String kind = "enrich";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "The embedding model to switch to: bilingual, minilm, bge-small, or a directory.")
  private @Nullable String model;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      description = "Only these annotations: subject, entity, keyphrase, …; may be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--vocabulary",
      paramLabel = "FILE",
      description = "The new version, for --kind vocabulary.")
  private @Nullable Path vocabulary;

  @Option(names = "--plan", description = "Only plan; start it with colophon runs resume.")
  private boolean planOnly;

  @Option(names = "--json", description = "One JSON object: the status of the run at the end.")
  private boolean json;

  EnrichCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode body = options.body(kind.toLowerCase(Locale.ROOT));
    RunOptions.put(body, "model", model);
    if (!only.isEmpty()) {
      ArrayNode kinds = body.putArray("only");
      only.forEach(kinds::add);
    }
    if (vocabulary != null) {
      body.put("vocabulary", Files.readString(vocabulary));
    }
    PrintWriter err = spec.commandLine().getErr();
    try (RunClient door = house.open(clock)) {
      JsonNode run = door.ask("/v1/runs", body);
      long id = run.path("id").asLong();
      if (!json) {
        err.println(plan(run));
        err.flush();
      }
      if (!planOnly && run.path("state").asText().equals("planned")) {
        door.ask("/v1/runs/" + id + "/resume", CommandJson.MAPPER.createObjectNode());
        run = new RunProgress(door, err, !json).follow(id);
      }
      return told(run);
    } catch (RunClient.RunRefused e) {
      err.println("colophon enrich: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private static String plan(JsonNode run) {
    JsonNode items = run.path("items");
    return "run %d: %s %d of %d selected items%s%s"
        .formatted(
            run.path("id").asLong(),
            run.path("kind").asText(),
            items.path("all").asLong(),
            run.path("selected").asLong(),
            run.path("dry_run").asBoolean() ? ", dry" : "",
            run.has("seconds_left")
                ? ", about " + RunProgress.time(run.path("seconds_left").asDouble())
                : "");
  }

  private int told(JsonNode run) {
    PrintWriter out = spec.commandLine().getOut();
    String state = run.path("state").asText();
    if (json) {
      out.println(run);
    } else {
      RunsCommand.summary(run).forEach(out::println);
    }
    out.flush();
    if (state.equals("failed") || state.equals("refused")) {
      return Exit.FAILED;
    }
    return run.path("items").path("set_aside").asLong() > 0 ? Exit.PARTLY : Exit.OK;
  }
}
