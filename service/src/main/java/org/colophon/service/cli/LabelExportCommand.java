package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import org.colophon.eval.labelling.LabellingId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label export`.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes what the labellers agree on as a labelled set that 'eval run' reads.",
    footer = {
      "",
      "Examples:",
      "  colophon eval label export spring --out my-sets",
      "  colophon eval run spring --sets my-sets --data my-sets",
      "",
      "Ends with 0, or 3 when no item is agreed on: then nothing is written."
    })
final class LabelExportCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(paramLabel = "NAME", description = "The sample.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "labelled",
      description = "Where NAME.jsonl and NAME.yaml go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("labelled");

  @Option(
      names = "--labellers",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How many must have given the same answer, and fewer any other, for it to be gold"
              + " (default: ${DEFAULT-VALUE}).")
  private int labellers = 2;

  LabelExportCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LabellingId id = LabelOptions.id(name, spec);
    try (LabellingClient door = options.open(clock)) {
      JsonNode gold = door.gold(id, labellers);
      boolean some = gold.path("items").asInt() > 0;
      if (some) {
        Files.createDirectories(out);
        Files.writeString(out.resolve(id + ".jsonl"), gold.path("lines").asText());
        Files.writeString(out.resolve(id + ".yaml"), gold.path("description").asText());
      }
      print((ObjectNode) gold, id, some);
      return some ? Exit.OK : Exit.PARTLY;
    }
  }

  private void print(ObjectNode gold, LabellingId id, boolean some) {
    PrintWriter to = spec.commandLine().getOut();
    if (options.json) {
      gold.remove(Set.of("lines", "description"));
      to.println(gold.put("file", some ? out.resolve(id + ".yaml").toString() : ""));
    } else {
      to.printf(
          "%d items are gold; %d have fewer than %d answers, on %d people do not agree%n",
          gold.path("items").asInt(),
          gold.path("open").asInt(),
          labellers,
          gold.path("disputed").size());
      to.println(some ? "written to " + out.resolve(id + ".yaml") : "nothing is written");
    }
    to.flush();
  }
}
