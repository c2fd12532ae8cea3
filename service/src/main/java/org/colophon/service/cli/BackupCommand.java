package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.colophon.service.store.Backup;
import org.colophon.service.store.OwnerOnly;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `colophon backup`.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a backup of a data directory, also while a service works on it: one ZIP file with the",
      "database, policies, vocabularies, models and evaluations, and the SHA-256 of each file."
    },
    footer = {
      "",
      "Examples:",
      "  colophon backup --data /srv/colophon --to /backup/colophon --keep 14"
    })
final class BackupCommand implements Callable<Integer> {
  private static final String PREFIX = "colophon-";
  private static final String SUFFIX = ".zip";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder of backups.")
  private Path folder = Path.of(".");

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Deletes older backups in the folder; the N newest stay. All stay by default.")
  private @Nullable Integer keep;

  BackupCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (keep != null && keep < 1) {
      throw new ParameterException(spec.commandLine(), "--keep takes a number from 1");
    }
    OwnerOnly.createDirectories(folder);
    Path file = folder.resolve(PREFIX + STAMP.format(clock.instant()) + SUFFIX);
    Backup backup = Backup.write(data.directory(), file, clock.instant());
    Backup.verify(file);
    spec.commandLine()
        .getOut()
        .printf("%s: %d files, %d bytes%n", file, backup.digests().size(), Files.size(file));
    if (keep != null) {
      deleteOlder(keep);
    }
    return Exit.OK;
  }

  private void deleteOlder(int kept) throws IOException {
    List<Path> backups;
    try (Stream<Path> files = Files.list(folder)) {
      backups =
          files
              .filter(file ->
                  file.getFileName().toString().matches(PREFIX + "\\d{8}T\\d{9}Z\\" + SUFFIX))
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .toList();
    }
    for (Path old : backups.subList(Math.min(kept, backups.size()), backups.size())) {
      Files.delete(old);
      spec.commandLine().getOut().printf("deleted %s%n", old);
    }
  }
}
