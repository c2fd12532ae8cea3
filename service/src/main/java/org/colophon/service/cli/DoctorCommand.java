package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.service.app.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon doctor`.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Opens a data directory, brings its indexes up to date and says what is there.",
    footer = {"", "Example:", "  colophon doctor --data /srv/colophon --rebuild-index"})
final class DoctorCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ServiceOptions options = new ServiceOptions();

  @Option(
      names = "--rebuild-index",
      description = "Deletes the index and builds it again; vectors are kept, nothing is embedded.")
  private boolean rebuild;

  DoctorCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    return Instance.alone(options.data, "colophon doctor", err, this::examine);
  }

  private int examine(Path directory) {
    if (rebuild) {
      LuceneItemIndex.deleteAll(directory.resolve("index"));
    }
    try (Application application = Application.open(directory, options.model, clock)) {
      application.catchUp();
      spec.commandLine()
          .getOut()
          .printf(
              "%d items in the index, which has seen log entry %d; %d segments%n",
              application.itemIndex().size(),
              application.itemIndex().seq(),
              application.stores().audiences().all().size());
    }
    return Exit.OK;
  }
}
