package org.colophon.eval.sets;

import java.nio.file.Path;

/// An error in a file of a labelled set. The message names file, line and reason; whoever made the
/// file has to act.
public final class BrokenFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong with the file.
  ///
  /// @param line from 1; 0 where the trouble is the file as a whole
  public BrokenFileException(Path file, int line, String reason) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
  }
}
