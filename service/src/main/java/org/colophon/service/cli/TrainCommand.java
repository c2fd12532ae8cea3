package org.colophon.service.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train …`: makes models of labelled data.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains models on labelled data; the same data and seed give the same model.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  colophon train entities --language de --set NER-de.tsv --keep PER,LOC,ORG,OTH --out names"
    })
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private TrainCommand() {}

  static CommandLine line() {
    CommandLine line = new CommandLine(new TrainCommand());
    line.addSubcommand("entities", new TrainEntitiesCommand());
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: entities.");
  }
}
