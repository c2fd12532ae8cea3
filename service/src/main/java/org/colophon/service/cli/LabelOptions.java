package org.colophon.service.cli;

import java.io.IOException;
import java.time.InstantSource;
import org.colophon.eval.labelling.LabellingId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options of every `colophon eval label` command.
final class LabelOptions {
  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  LabellingClient open(InstantSource clock) throws IOException {
    return new LabellingClient(data.client(clock));
  }

  Instance instance() throws IOException {
    return data.instance();
  }

  static LabellingId id(String name, CommandSpec spec) {
    try {
      return new LabellingId(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
