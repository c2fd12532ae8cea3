package org.colophon.models.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The location of model files.
sealed interface ModelSource {
  InputStream open(String file) throws IOException;

  Optional<Path> path(String file);

  String describe(String file);

  /// Class path resources under `root`, which ends in a slash.
  record ClassPath(String root) implements ModelSource {
    @Override
    public InputStream open(String file) throws IOException {
      InputStream in = ModelSource.class.getResourceAsStream(root + file);
      if (in == null) {
        throw new NoSuchFileException(root + file);
      }
      return in;
    }

    @Override
    public Optional<Path> path(String file) {
      return Optional.empty();
    }

    @Override
    public String describe(String file) {
      return "bundled file " + root + file;
    }
  }

  /// A directory that the operator provides.
  record Directory(Path directory) implements ModelSource {
    @Override
    public InputStream open(String file) throws IOException {
      return Files.newInputStream(directory.resolve(file));
    }

    @Override
    public Optional<Path> path(String file) {
      return Optional.of(directory.resolve(file));
    }

    @Override
    public String describe(String file) {
      return directory.resolve(file).toString();
    }
  }
}
