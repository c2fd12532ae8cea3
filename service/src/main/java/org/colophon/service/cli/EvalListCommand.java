package org.colophon.service.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon eval list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the labelled sets that are known.",
    footer = {"", "Example:", "  colophon eval list"})
final class EvalListCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "One JSON array.")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode sets = CommandJson.MAPPER.createArrayNode();
      for (SetDefinition set : SetCatalogue.builtIn().all()) {
        sets.addObject()
            .put("set", set.id())
            .put("task", task(set))
            .put("language", set.about().language())
            .put("licence", set.about().licence())
            .put("title", set.about().title());
      }
      out.println(sets);
    } else {
      for (SetDefinition set : SetCatalogue.builtIn().all()) {
        out.printf(
            "%-28s %-12s %-3s %s%n",
            set.id(), task(set), set.about().language(), set.about().title());
      }
    }
    out.flush();
  }

  private static String task(SetDefinition set) {
    return set.gold().task().name().toLowerCase(Locale.ROOT);
  }
}
