package org.colophon.service.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon version`: the version, the commit that it was built from, and the Java runtime.
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Says which version this is, from which commit, and on which Java runtime.",
    footer = {"", "Example:", "  colophon version"})
final class VersionCommand implements Callable<Integer> {
  private static final String FILE = "/version.properties";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Properties built = built();
    PrintWriter out = spec.commandLine().getOut();
    out.println("colophon " + stated(built, "version"));
    out.println("commit " + stated(built, "commit"));
    out.println("java " + Runtime.version());
    out.flush();
    return Exit.OK;
  }

  private static Properties built() {
    Properties built = new Properties();
    try (InputStream in =
        Objects.requireNonNull(VersionCommand.class.getResourceAsStream(FILE), FILE)) {
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built;
  }

  /// What the build wrote; `unknown` where it wrote nothing.
  private static String stated(Properties built, String name) {
    String value = built.getProperty(name, "");
    return value.isEmpty() || value.contains("${") ? "unknown" : value;
  }
}
