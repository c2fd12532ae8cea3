package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Backup;
import org.colophon.service.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `colophon restore`.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Restores a backup into a new data directory. Every file is compared with its SHA-256, and the",
      "database and the audit log are checked, before the directory gets its name."
    },
    footer = {
      "",
      "Examples:",
      "  colophon restore --check /backup/colophon/colophon-20261130T020000000Z.zip",
      "  colophon restore /backup/colophon/colophon-20261130T020000000Z.zip --data /srv/colophon"
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final DataOption data = new DataOption();

  @Parameters(paramLabel = "FILE", description = "A file that 'colophon backup' wrote.")
  private Path file = Path.of("backup.zip");

  @Option(names = "--check", description = "Only checks the file; restores nothing.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    if (check) {
      report("complete", Backup.verify(file));
      return Exit.OK;
    }
    Backup backup = Backup.restore(file, data.directory());
    try (Database database = Database.open(data.directory())) {
      AuditLog.Verification audit = new AuditLog(database).verify();
      if (audit.broken().isPresent()) {
        spec.commandLine()
            .getErr()
            .printf(
                "colophon restore: entry %d of the audit log was changed before the backup was made%n",
                audit.broken().get());
        return Exit.FAILED;
      }
    }
    report("restored into " + data.directory(), backup);
    return Exit.OK;
  }

  private void report(String done, Backup backup) {
    spec.commandLine()
        .getOut()
        .printf("%s: %d files of %s%n", done, backup.digests().size(), backup.madeAt());
  }
}
