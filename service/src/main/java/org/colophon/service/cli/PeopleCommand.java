package org.colophon.service.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon people …`.
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = "What is kept of people.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  colophon people forget p-0055 --data data"})
final class PeopleCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private PeopleCommand() {}

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new PeopleCommand());
    line.addSubcommand("forget", new PeopleForgetCommand(clock));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: forget.");
  }
}
