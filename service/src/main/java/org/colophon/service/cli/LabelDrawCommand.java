package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.service.api.EnumNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon eval label draw`.
@Command(
    name = "draw",
    mixinStandardHelpOptions = true,
    description = "Draws a sample, stratified by imprint, language and content type.",
    footer = {
      "",
      "Examples:",
      "  colophon eval label draw spring --task segments --size 200 --by ada",
      "  colophon eval label draw themes --task subjects --vocabulary topics --seed 7 --by ada",
      "",
      "Items that were drawn for an earlier sample of the same task are not drawn again."
    })
final class LabelDrawCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final LabelOptions options = new LabelOptions();

  @Parameters(paramLabel = "NAME", description = "The sample's name: words joined by hyphens.")
  private String name = "";

  @Option(
      names = "--task",
      required = true,
      description = "What to choose from: ${COMPLETION-CANDIDATES}.")
  private Labelling.Kind task = Labelling.Kind.SEGMENTS;

  @Option(
      names = "--vocabulary",
      paramLabel = "SCHEME",
      description = "Which subjects (default: topics).")
  private @Nullable String vocabulary;

  @Option(
      names = "--answers",
      defaultValue = "several",
      description =
          "How many labels an item may have: ${COMPLETION-CANDIDATES} (default: several).")
  private Labelling.Answers answers = Labelling.Answers.SEVERAL;

  @Option(names = "--imprint", paramLabel = "ID", description = "Only items of this imprint.")
  private @Nullable String imprint;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many items (default: ${DEFAULT-VALUE}).")
  private int size = 200;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the draw (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      required = true,
      description = "Who draws it; kept with the sample.")
  private String by = "";

  LabelDrawCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    LabellingId id = LabelOptions.id(name, spec);
    PrintWriter out = spec.commandLine().getOut();
    try (LabellingClient door = options.open(clock)) {
      JsonNode drawn = door.draw(request());
      out.println(options.json ? drawn : text(drawn, door.page(id), id));
    }
    out.flush();
    return Exit.OK;
  }

  private ObjectNode request() {
    ObjectNode request = CommandJson.MAPPER.createObjectNode();
    request.put("id", name).put("task", EnumNames.of(task)).put("answers", EnumNames.of(answers));
    request.put("size", size).put("seed", seed).put("by", by);
    if (vocabulary != null) {
      request.put("vocabulary", vocabulary);
    }
    if (imprint != null) {
      request.put("imprint", imprint);
    }
    return request;
  }

  private static String text(JsonNode drawn, @Nullable URI page, LabellingId id) {
    String where =
        page == null
            ? "start the service and open /labelling.html?set=" + id
            : "people label them at " + page;
    return "%d items of %d strata, %d choices; %s"
        .formatted(
            drawn.path("items").asInt(),
            drawn.path("strata").size(),
            drawn.path("choices").size(),
            where);
  }
}
