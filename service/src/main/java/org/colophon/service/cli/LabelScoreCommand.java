package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.SuggestionScore;
import org.colophon.eval.stats.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label score`.
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Compares the segments that the desk is shown with the labels.",
    footer = {
      "",
      "Example:",
      "  colophon eval label score spring",
      "",
      "The service has to run, since it makes the suggestions. The first three of an item count; an",
      "item that is an example of a segment says nothing about that segment. Ends with 1 when",
      "nothing could be measured."
    })
final class LabelScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(paramLabel = "NAME", description = "The sample; its choices are segments.")
  private String name = "";

  @Option(
      names = "--labellers",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many have to agree (default: ${DEFAULT-VALUE}).")
  private int labellers = 2;

  @Override
  public Integer call() throws IOException {
    LabellingId id = LabelOptions.id(name, spec);
    return switch (options.instance()) {
      case Instance.Free(var directory) ->
          failed("no service runs on " + directory + ": start it with 'colophon serve' first");
      case Instance.Served(URI address, String secret) ->
          score(new LabellingClient(ServiceClient.over(address, secret)), id);
    };
  }

  private int failed(String why) {
    spec.commandLine().getErr().println("colophon eval: " + why);
    return Exit.FAILED;
  }

  private int score(LabellingClient door, LabellingId id) throws IOException {
    Map<String, Set<String>> gold = new HashMap<>();
    for (String line : door.gold(id, labellers).path("lines").asText().lines().toList()) {
      JsonNode item = CommandJson.MAPPER.readTree(line);
      gold.put(item.path("id").asText(), words(item.path("labels")));
    }
    if (gold.values().stream().allMatch(Set::isEmpty)) {
      return failed("on no item do " + labellers + " labellers agree that a segment fits");
    }
    Map<String, Set<String>> examples = new HashMap<>();
    List<SuggestionScore.Case> cases = new ArrayList<>();
    gold.forEach((item, labels) -> {
      List<String> suggested = new ArrayList<>();
      door.get("/v1/items/" + item + "/suggestions")
          .path("segments")
          .forEach(segment -> suggested.add(segment.path("id").asText()));
      Set<String> taught = new HashSet<>(labels);
      taught.addAll(suggested);
      taught.removeIf(
          segment -> !examples.computeIfAbsent(segment, s -> examples(door, s)).contains(item));
      cases.add(new SuggestionScore.Case(new ItemId(item), labels, suggested, taught));
    });
    print(SuggestionScore.of(cases));
    return Exit.OK;
  }

  private static Set<String> examples(LabellingClient door, String segment) {
    JsonNode known = door.get("/v1/segments/" + segment).path("segment");
    Set<String> examples = words(known.path("positive"));
    examples.addAll(words(known.path("negative")));
    return examples;
  }

  private static Set<String> words(JsonNode array) {
    Set<String> words = new HashSet<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private void print(SuggestionScore score) {
    PrintWriter out = spec.commandLine().getOut();
    if (options.json) {
      out.println((ObjectNode) CommandJson.MAPPER.valueToTree(score));
    } else {
      out.printf(
          "%d items: %d suggestions right, %d wrong, %d labels missed%n",
          score.items(), score.right(), score.wrong(), score.missed());
      out.printf(
          "rightly silent on %d, wrongly silent on %d, spoke in vain on %d%n",
          score.rightlySilent(), score.wronglySilent(), score.wronglySpoken());
      score.figures().forEach((figure, value) -> out.println(line(figure, value)));
    }
    out.flush();
  }

  private static String line(String figure, Interval value) {
    return String.format(
        Locale.ROOT, "  %s %.3f (%.3f – %.3f)", figure, value.value(), value.low(), value.high());
  }
}
