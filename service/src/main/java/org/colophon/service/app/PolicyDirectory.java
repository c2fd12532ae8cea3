package org.colophon.service.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.governance.policy.PolicyFiles;
import org.colophon.governance.policy.PolicyText;

/// The files `policies/*.yaml` of a data directory. Thread-safe.
final class PolicyDirectory implements PolicyFiles {
  private static final String SUFFIX = ".yaml";

  private final Path directory;

  /// @param data the data directory; a missing `policies` in it means that there are no files
  PolicyDirectory(Path data) {
    this.directory = data.resolve("policies");
  }

  @Override
  public List<PolicyText> read() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted()
          .map(PolicyDirectory::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the policies in " + directory + " cannot be listed", e);
    }
  }

  /// What is no text is read as a file that no policy can be made of.
  private static PolicyText text(Path file) {
    String name = file.getFileName().toString();
    try {
      return new PolicyText(name, Files.readString(file));
    } catch (IOException e) {
      return new PolicyText(name, "");
    }
  }

  @Override
  public synchronized void write(PolicyText file) {
    Path target = directory.resolve(file.origin());
    Path half = directory.resolve(file.origin() + ".new");
    try {
      Files.createDirectories(directory);
      Files.writeString(half, file.yaml());
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the policy " + target + " cannot be written", e);
    }
  }
}
