package org.colophon.eval.sets;

import java.util.List;

/// A reader of one format.
@FunctionalInterface
interface SetReader {
  /// All documents, in the order of the file.
  ///
  /// @throws BrokenFileException with line and reason
  List<Example> read(SetFile reading);
}
