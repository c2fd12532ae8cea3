package org.colophon.service.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.colophon.service.config.ConfigValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon config`.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Prints the effective configuration, and the place that states each value.",
    footer = {
      "",
      "Example:",
      "  colophon config --data /srv/colophon",
      "",
      "Ends with 2 when the configuration is not valid; then every problem is named."
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (ConfigValue value : ConfigOptions.sources(spec, Map.of()).values()) {
      out.printf("%-20s %-28s %s%n", value.key().text(), value.masked(), value.place());
    }
    out.flush();
    return Exit.OK;
  }
}
