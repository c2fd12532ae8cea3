package org.colophon.service.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.colophon.service.app.Vocabularies;
import org.colophon.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `colophon vocabulary list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints each list of subjects with its version and the number of its codes.",
    footer = {"", "Example:", "  colophon vocabulary list --data data"})
final class VocabularyListCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Vocabulary vocabulary : Vocabularies.of(data.directory())) {
      out.printf(
          "%-16s %-12s %,d codes%s%n",
          vocabulary.scheme(),
          vocabulary.version(),
          vocabulary.concepts().size(),
          vocabulary.isSelection() ? " (a selection)" : "");
    }
    out.flush();
    return Exit.OK;
  }
}
