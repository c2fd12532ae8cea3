package org.colophon.service.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon gate …`: what the freshness gate says.
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = "Says what the gate lets pass, what it blocks, and what would clear it.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  colophon gate check --all --data data/demo",
      "  colophon gate check --item hafenlicht --purpose export",
      "  colophon gate preview --policy stricter.yaml --data data/demo",
      "  colophon gate replay VERDICT_ID --data data/demo",
      "  colophon gate report --data data/demo"
    })
final class GateCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private GateCommand() {}

  static CommandLine line(InstantSource clock) {
    CommandLine line = new CommandLine(new GateCommand());
    line.addSubcommand("check", new GateCheckCommand(clock));
    line.addSubcommand("preview", new GatePreviewCommand(clock));
    line.addSubcommand("replay", new GateReplayCommand(clock));
    line.addSubcommand("audit", new GateAuditCommand(clock));
    line.addSubcommand("report", new GateReportCommand(clock));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: check, preview, replay, audit or report.");
  }
}
