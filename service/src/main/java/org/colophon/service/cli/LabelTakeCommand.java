package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.eval.labelling.LabellingId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label take`.
@Command(
    name = "take",
    mixinStandardHelpOptions = true,
    description = "Takes the labels that somebody wrote into a file.",
    footer = {
      "",
      "Example:",
      "  colophon eval label take spring --labeller ada ada.tsv",
      "",
      "Each line: an item, a tab, and its labels joined by commas; 'none' where none fits, '?' where",
      "it cannot be said. Lines that are wrong are named, the others are taken; then it ends with 3."
    })
final class LabelTakeCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "The sample.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The labels, in UTF-8.")
  private Path file = Path.of("labels.tsv");

  @Option(names = "--labeller", paramLabel = "WHO", required = true, description = "Whose.")
  private String labeller = "";

  LabelTakeCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LabellingId id = LabelOptions.id(name, spec);
    List<String> lines = Files.readAllLines(file);
    int taken = 0;
    int refused = 0;
    try (LabellingClient door = options.open(clock)) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).isBlank()) {
          continue;
        }
        try {
          door.say(id, statement(lines.get(i)));
          taken++;
        } catch (LabellingClient.Refusal e) {
          refused++;
          spec.commandLine()
              .getErr()
              .println("colophon eval: " + file + ", line " + (i + 1) + ": " + e.getMessage());
        }
      }
    }
    var out = spec.commandLine().getOut();
    out.println(
        options.json
            ? CommandJson.MAPPER.createObjectNode().put("taken", taken).put("refused", refused)
            : taken + " labels taken, " + refused + " lines refused");
    out.flush();
    return refused == 0 ? Exit.OK : Exit.PARTLY;
  }

  private ObjectNode statement(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 2) {
      throw new LabellingClient.Refusal("write an item, a tab, and its labels");
    }
    ObjectNode statement = CommandJson.MAPPER.createObjectNode();
    statement.put("item", parts[0].strip()).put("labeller", labeller);
    switch (parts[1].strip()) {
      case "none" -> statement.put("answer", "none");
      case "?" -> statement.put("answer", "cannot_say");
      default -> {
        statement.put("answer", "fits");
        for (String label : parts[1].split(",", -1)) {
          statement.withArray("labels").add(label.strip());
        }
      }
    }
    return statement;
  }
}
