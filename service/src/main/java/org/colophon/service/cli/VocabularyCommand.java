package org.colophon.service.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon vocabulary …`.
@Command(
    name = "vocabulary",
    mixinStandardHelpOptions = true,
    description = "The lists of subjects that are known.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  colophon vocabulary add Thema_v1.6_de.json --data data"})
final class VocabularyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private VocabularyCommand() {}

  static CommandLine line() {
    CommandLine line = new CommandLine(new VocabularyCommand());
    line.addSubcommand("add", new VocabularyAddCommand());
    line.addSubcommand("list", new VocabularyListCommand());
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: add, list.");
  }
}
