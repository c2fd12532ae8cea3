package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.config.ConfigSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `--data`: the directory that a command works on, with its configuration.
final class DataOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory; `colophon config` prints the one used without it.")
  private @Nullable Path given;

  /// The configuration: values of options that are not of the configuration are not in it.
  Config config() {
    return config(Map.of());
  }

  /// The configuration with some values over everything else.
  Config config(Map<ConfigKey, List<String>> over) {
    Map<ConfigKey, List<String>> flags = new EnumMap<>(ConfigKey.class);
    flags.putAll(over);
    if (given != null) {
      flags.put(ConfigKey.DATA, List.of(given.toString()));
    }
    return new ConfigSources(flags, null, ConfigOptions.environment(command)).config();
  }

  /// The territory that an option names, else the first of the configuration.
  String territory(@Nullable String named) {
    return named == null ? config().region().territory() : named;
  }

  /// The operations on the directory.
  ServiceClient client(InstantSource clock) throws IOException {
    return ServiceClient.open(config(), clock);
  }

  Path directory() {
    return given == null ? config().data() : given;
  }

  /// Who has the directory now.
  Instance instance() throws IOException {
    return Instance.at(directory());
  }
}
