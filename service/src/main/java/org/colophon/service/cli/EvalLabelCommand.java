package org.colophon.service.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon eval label …`: labels of one's own catalogue.
@Command(
    name = "label",
    mixinStandardHelpOptions = true,
    description = "Draws a sample of the catalogue for people to label, and makes a set of it.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example, in this order:",
      "  colophon eval label draw spring --task segments --size 200 --by ada",
      "  (two people label it at /labelling.html of the running service, or in files for 'take')",
      "  colophon eval label status spring",
      "  colophon eval label agreement spring",
      "  colophon eval label score spring",
      "  colophon eval label export spring --out my-sets",
      "  colophon eval run spring --sets my-sets --data my-sets",
      "",
      "No model has a say in what is drawn or shown, and nothing learns from the labels."
    })
final class EvalLabelCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private EvalLabelCommand() {}

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new EvalLabelCommand());
    line.addSubcommand("draw", new LabelDrawCommand(clock));
    line.addSubcommand("status", new LabelStatusCommand(clock));
    line.addSubcommand("take", new LabelTakeCommand(clock));
    line.addSubcommand("agreement", new LabelAgreementCommand(clock));
    line.addSubcommand("score", new LabelScoreCommand());
    line.addSubcommand("export", new LabelExportCommand(clock));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name one of draw, status, take, agreement, score, export.");
  }
}
