package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `colophon doctor`.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Checks every page of a data directory's database, brings its indexes up to date and says"
            + " what is there.",
    footer = {
      "",
      "Examples:",
      "  colophon doctor --data /srv/colophon --rebuild-index",
      "  colophon doctor --data /srv/colophon --verify-audit"
    })
final class DoctorCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rebuild-index",
      description = "Deletes the index and builds it again; vectors are kept, nothing is embedded.")
  private boolean rebuild;

  @Option(
      names = "--verify-audit",
      description = "Only checks that no entry of the audit log was changed or removed.")
  private boolean verifyAudit;

  DoctorCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Config config = ConfigOptions.config(spec);
    return Instance.alone(config.data(), "colophon doctor", err, _ -> examine(config));
  }

  private int examine(Config config) {
    Path directory = config.data();
    if (verifyAudit) {
      return verify(directory);
    }
    List<String> problems = problems(directory);
    if (!problems.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("colophon doctor: the database in " + directory + " is damaged:");
      problems.forEach(problem -> err.println("  " + problem));
      err.println("Restore the latest backup: colophon restore BACKUP --data NEW_DIRECTORY");
      return Exit.FAILED;
    }
    if (rebuild) {
      LuceneItemIndex.deleteAll(directory.resolve("index"));
    }
    try (Application application = Application.open(config, clock)) {
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

  private static List<String> problems(Path directory) {
    try (Database database = Database.open(directory)) {
      return database.problems();
    }
  }

  private int verify(Path directory) {
    try (Database database = Database.open(directory)) {
      AuditLog.Verification found = new AuditLog(database).verify();
      if (found.broken().isPresent()) {
        spec.commandLine()
            .getErr()
            .printf(
                "colophon doctor: entry %d of the audit log was changed or removed; the %d before it"
                    + " are as they were written%n",
                found.broken().get(), found.entries());
        return Exit.FAILED;
      }
      spec.commandLine()
          .getOut()
          .printf(
              "%d entries in the audit log, none changed or removed; the last hash is %s%n",
              found.entries(), found.last());
      return Exit.OK;
    }
  }
}
