package org.colophon.service.cli;

import java.nio.file.Path;
import org.colophon.audience.Audiences;
import org.colophon.catalog.Catalog;

/// The stores of a data directory that this process owns; closing twice is harmless.
public interface Workspace extends AutoCloseable {
  Catalog catalog();

  Audiences audiences();

  @Override
  void close();

  /// Opens the stores of a directory and claims it, making it where it is missing.
  interface Opener {
    Workspace open(Path directory);
  }
}
