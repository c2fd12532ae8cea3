package org.colophon.service.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon eval …`: measures models against labelled sets.
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = "Measures models on labelled sets and holds them against the release floors.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon eval list",
      "  colophon eval run stsb-en stsb-de --data ../shared/data --model minilm",
      "  colophon eval run --all --data ../shared/data --out eval-runs",
      "  colophon eval compare eval-runs/a.json eval-runs/b.json",
      "  colophon eval floors --data ../shared/data",
      "  colophon eval publisher eval/publishers/nordlicht",
      "  colophon eval label draw spring --task segments --by ada"
    })
final class EvalCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private EvalCommand() {}

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new EvalCommand());
    line.addSubcommand("list", new EvalListCommand());
    line.addSubcommand("run", new EvalRunCommand(clock));
    line.addSubcommand("compare", new EvalCompareCommand(clock));
    line.addSubcommand("floors", new EvalFloorsCommand(clock));
    line.addSubcommand("label", EvalLabelCommand.line(clock));
    line.addSubcommand("publisher", new EvalPublisherCommand());
    line.addSubcommand("acceptance", new EvalAcceptanceCommand(clock));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name one of list, run, compare, floors, publisher, label, acceptance.");
  }
}
