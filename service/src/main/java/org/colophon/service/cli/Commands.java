package org.colophon.service.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.colophon.service.config.ConfigException;
import org.colophon.service.config.ConfigKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands that exist, below one front door.
public final class Commands {
  /// The program's version.
  static final String VERSION = "0.1.0";

  private Commands() {}

  /// The whole command line; further commands are added with [CommandLine#addSubcommand].
  public static CommandLine of(InstantSource clock) {
    return of(clock, Map.of());
  }

  /// The same with the variables of an environment.
  public static CommandLine of(InstantSource clock, Map<String, String> environment) {
    CommandLine line = new CommandLine(new Root(environment));
    List<ConfigKey> keys = List.of(ConfigKey.values());
    line.addSubcommand("demo", ConfigOptions.line(new DemoCommand(clock), keys));
    line.addSubcommand("serve", ConfigOptions.line(new ServeCommand(clock), keys));
    line.addSubcommand("config", ConfigOptions.line(new ConfigCommand(), keys));
    line.addSubcommand("import", ImportCommand.line(clock));
    line.addSubcommand("vocabulary", VocabularyCommand.line());
    line.addSubcommand("audit", new AuditCommand(clock));
    line.addSubcommand("radar", new RadarCommand(clock));
    line.addSubcommand("keys", new KeysCommand(clock));
    line.addSubcommand("accounts", new AccountsCommand(clock));
    line.addSubcommand("people", PeopleCommand.line(clock));
    line.addSubcommand("campaigns", new CampaignsCommand(clock));
    line.addSubcommand("triggers", new TriggersCommand(clock));
    line.addSubcommand("crm", new CrmCommand(clock));
    line.addSubcommand("enrich", new EnrichCommand(clock));
    line.addSubcommand("runs", new RunsCommand(clock));
    line.addSubcommand("gate", GateCommand.line(clock));
    line.addSubcommand("eval", EvalCommand.line(clock));
    line.addSubcommand("train", TrainCommand.line(clock));
    line.addSubcommand(
        "doctor",
        ConfigOptions.line(new DoctorCommand(clock), List.of(ConfigKey.DATA, ConfigKey.MODEL)));
    line.addSubcommand("backup", new BackupCommand(clock));
    line.addSubcommand("restore", new RestoreCommand());
    line.addSubcommand("version", new VersionCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Commands::failed);
    line.setParameterExceptionHandler(Commands::misused);
    return line;
  }

  /// One line for people instead of a stack trace; `COLOPHON_TRACE=1` shows that as well.
  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigException config) {
      config.problems().forEach(problem -> line.getErr().println("colophon: " + problem));
      line.getErr().flush();
      return Exit.USAGE;
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    line.getErr().println("colophon: " + message.lines().findFirst().orElse("failed"));
    if ("1".equals(System.getenv("COLOPHON_TRACE"))) {
      e.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return Exit.FAILED;
  }

  /// What is wrong and where help is, not a page of it.
  private static int misused(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr().println(name + ": " + e.getMessage());
    line.getErr().println("See " + name + " --help");
    line.getErr().flush();
    return Exit.USAGE;
  }

  /// The front door.
  @Command(
      name = "colophon",
      mixinStandardHelpOptions = true,
      version = "colophon " + Commands.VERSION,
      description = "Says what content is about and for whom, and recommends only what is current.",
      synopsisSubcommandLabel = "COMMAND")
  static final class Root implements Runnable {
    /// The variables of the process.
    final Map<String, String> environment;

    @Spec private CommandSpec spec = CommandSpec.create();

    Root(Map<String, String> environment) {
      this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Name a command.");
    }
  }
}
