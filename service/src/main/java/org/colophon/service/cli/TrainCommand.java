package org.colophon.service.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon train …`: makes models of what people confirmed, marked or translated.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Trains models on what people confirmed, marked or translated; the same data give the same model.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon train subjects --data /srv/colophon",
      "  colophon train keyphrases --language de --data /srv/colophon",
      "  colophon train matching --data /srv/colophon",
      "  colophon train entities --language de --set NER-de.tsv --keep PER,LOC,ORG,OTH --out names",
      "  colophon train embedder --pairs sentences-de-en.tsv --out encoder"
    })
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private TrainCommand() {}

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new TrainCommand());
    line.addSubcommand("subjects", new TrainSubjectsCommand(clock));
    line.addSubcommand("keyphrases", new TrainKeyphrasesCommand(clock));
    line.addSubcommand("matching", new TrainMatchingCommand(clock));
    line.addSubcommand("entities", new TrainEntitiesCommand());
    line.addSubcommand("embedder", new TrainEmbedderCommand());
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name what to train: subjects, keyphrases, matching, entities, embedder.");
  }
}
