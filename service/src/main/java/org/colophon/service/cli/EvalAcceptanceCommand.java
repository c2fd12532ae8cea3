package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.colophon.catalog.log.CatalogView;
import org.colophon.eval.EditorAnswers;
import org.colophon.service.app.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon eval acceptance`.
@Command(
    name = "acceptance",
    mixinStandardHelpOptions = true,
    description = "Says how often editors accept what is suggested, by kind of suggestion.",
    footer = {
      "",
      "Example:",
      "  colophon eval acceptance --data data",
      "",
      "Ends with 0, or 4 while a service owns the data directory."
    })
final class EvalAcceptanceCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  EvalAcceptanceCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    return Instance.alone(data.directory(), "colophon eval", err, this::measure);
  }

  private int measure(Path directory) {
    try (Stores stores = Stores.open(directory, clock);
        CatalogView view = stores.view()) {
      print(EditorAnswers.of(view, stores.records().decisions(), 1));
    }
    return Exit.OK;
  }

  private void print(EditorAnswers answers) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = CommandJson.MAPPER.createObjectNode();
      answers.kinds().forEach((kind, fate) -> node.set(kind, CommandJson.MAPPER.valueToTree(fate)));
      out.println(node);
    } else if (answers.kinds().isEmpty()) {
      out.println("nothing was decided yet");
    } else {
      answers.kinds().forEach((kind, fate) -> out.println(line(kind, fate)));
    }
    out.flush();
  }

  private static String line(String kind, EditorAnswers.Acceptance fate) {
    return String.format(
        Locale.ROOT,
        "%s: %.3f (%.3f – %.3f) accepted, %d of %d on %d items",
        kind,
        fate.acceptance().value(),
        fate.acceptance().low(),
        fate.acceptance().high(),
        fate.accepted(),
        fate.accepted() + fate.rejected(),
        fate.items());
  }
}
