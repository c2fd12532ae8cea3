package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.colophon.service.api.ApiException;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.people.SenderClock;
import org.colophon.service.people.SignalMessageEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon import signals FILE…`.
@Command(
    name = "signals",
    mixinStandardHelpOptions = true,
    description = "Brings in what people did, one identify or track message a line.",
    footer = {
      "",
      "Example:",
      "  colophon import signals clicks.jsonl --data data",
      "",
      "What is wrong is reported with its line and field, everything else taken. What a person did",
      "is kept only if that person agreed to profiling. Ends as import does."
    })
final class ImportSignalsCommand implements Callable<Integer> {
  private static final int BATCH = 500;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON Lines.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "One JSON object a message, and one for the whole.")
  private boolean json;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<JsonNode> waiting = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  ImportSignalsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "there is no " + file);
      }
    }
    try (ServiceClient service = ServiceClient.open(ConfigOptions.config(spec), clock)) {
      for (Path file : files) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          new JsonLines(file.getFileName().toString(), in).forEach(raw -> take(service, raw));
        }
        flush(service);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    report();
    return counts.containsKey("rejected") ? Exit.PARTLY : Exit.OK;
  }

  /// The service cannot know that messages come from a file, so each is sent with the corrected
  /// time alone.
  private void take(ServiceClient service, RecordStream.Raw raw) {
    switch (raw) {
      case RecordStream.Raw.Parsed(var place, JsonNode node) -> {
        waiting.add(SignalMessageEntry.settled(node, SenderClock.archived(clock.instant())));
        places.add(place.toString());
      }
      case RecordStream.Raw.Malformed(var place, ApiException error) ->
          wrong(place.toString(), error.reason() + "; " + error.problem().fix());
    }
    if (waiting.size() == BATCH) {
      try {
        flush(service);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void flush(ServiceClient service) throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    ObjectNode batch = CommandJson.MAPPER.createObjectNode();
    batch.putArray("batch").addAll(waiting);
    JsonNode results = ServiceClient.good(service.post("/v1/signals", batch)).path("results");
    for (int i = 0; i < results.size(); i++) {
      JsonNode problem = results.get(i).path("problem");
      if (problem.isObject()) {
        wrong(
            places.get(i),
            problem.path("field").asText()
                + " "
                + problem.path("detail").asText()
                + "; "
                + problem.path("fix").asText());
      } else {
        kept(places.get(i), results.get(i));
      }
    }
    waiting.clear();
    places.clear();
  }

  private void kept(String place, JsonNode result) {
    counts.merge(result.path("outcome").asText(), 1, Integer::sum);
    if (json) {
      ObjectNode line = CommandJson.MAPPER.createObjectNode().put("place", place);
      line.put("outcome", result.path("outcome").asText());
      spec.commandLine().getOut().println(line);
    }
  }

  private void wrong(String place, String sentence) {
    counts.merge("rejected", 1, Integer::sum);
    if (json) {
      ObjectNode line = CommandJson.MAPPER.createObjectNode().put("place", place);
      spec.commandLine().getOut().println(line.put("outcome", "rejected").put("reason", sentence));
    } else {
      spec.commandLine().getErr().println(place + ": " + sentence);
    }
  }

  private void report() {
    if (json) {
      spec.commandLine().getOut().println(CommandJson.MAPPER.<JsonNode>valueToTree(counts));
    } else {
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      spec.commandLine()
          .getOut()
          .println(
              all
                  + " messages"
                  + (all == 0
                      ? ""
                      : ": " + counts.toString().replaceAll("[{}]", "").replace('=', ' ')));
    }
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().flush();
  }
}
