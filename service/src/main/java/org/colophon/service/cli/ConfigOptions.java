package org.colophon.service.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.config.ConfigSources;
import org.colophon.service.config.ConfigType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that state keys of the configuration, on every command that takes them.
final class ConfigOptions {
  private static final String FILE = "--config";

  private ConfigOptions() {}

  /// A command with options for some keys, and one for the file.
  static CommandLine line(Object command, Collection<ConfigKey> keys) {
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    keys.forEach(key -> spec.addOption(option(key)));
    spec.addOption(
        OptionSpec.builder(FILE)
            .paramLabel("FILE")
            .type(Path.class)
            .description(
                "The configuration's file (default: "
                    + ConfigSources.FILE_NAME
                    + " in the data directory).")
            .build());
    return line;
  }

  private static OptionSpec option(ConfigKey key) {
    OptionSpec.Builder option = OptionSpec.builder(key.flag()).description(description(key));
    if (key.type() == ConfigType.SWITCH) {
      return option.type(boolean.class).arity("0").build();
    }
    option.paramLabel(key.type().label()).arity("1");
    return key.isList()
        ? option.type(List.class).auxiliaryTypes(String.class).build()
        : option.type(String.class).build();
  }

  private static String description(ConfigKey key) {
    String usual = String.join(", ", key.usual());
    StringBuilder text = new StringBuilder(key.description());
    if (key.isList()) {
      text.append(" May be repeated.");
    }
    if (!usual.isEmpty() && key.type() != ConfigType.SWITCH) {
      text.append(" Default: ").append(usual).append('.');
    }
    return text.toString().replace("%", "%%");
  }

  /// The configuration of a command that runs.
  static Config config(CommandSpec command) {
    return config(command, Map.of());
  }

  /// The same with some values over everything else.
  static Config config(CommandSpec command, Map<ConfigKey, List<String>> over) {
    return sources(command, over).config();
  }

  /// The places that the configuration of a command is read from that takes every key as an option.
  static ConfigSources sources(CommandSpec command, Map<ConfigKey, List<String>> over) {
    Map<ConfigKey, List<String>> flags = new EnumMap<>(ConfigKey.class);
    ParseResult parsed = command.commandLine().getParseResult();
    for (ConfigKey key : ConfigKey.values()) {
      if (parsed.hasMatchedOption(key.flag())) {
        flags.put(
            key,
            key.type() == ConfigType.SWITCH
                ? List.of("true")
                : parsed.matchedOption(key.flag()).originalStringValues());
      }
    }
    flags.putAll(over);
    @Nullable Path file =
        parsed.hasMatchedOption(FILE) ? parsed.matchedOptionValue(FILE, Path.of("")) : null;
    return new ConfigSources(flags, file, environment(command));
  }

  static Map<String, String> environment(CommandSpec command) {
    return command.root().userObject() instanceof Commands.Root root ? root.environment : Map.of();
  }
}
