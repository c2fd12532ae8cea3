package org.colophon.models.files;

import java.nio.file.Path;
import java.util.Optional;
import org.colophon.models.ModelId;

/// The files of a text encoder: its network (`model`) and its tokenizer (`tokenizer`).
public interface EncoderFiles {
  /// The model's identity.
  ModelId id();

  /// How the text encoder is fed and read.
  ///
  /// @throws org.colophon.models.ModelFileException when the files are no text encoder's
  EncoderSettings encoder();

  /// The bytes of one file.
  ///
  /// @param part what the file is for (`model`, `tokenizer`)
  /// @throws org.colophon.models.ModelFileException when there is no such file
  byte[] read(String part);

  /// Where a file lies on disk; empty for one that does not.
  Optional<Path> path(String part);

  /// Names a file in messages.
  String describe(String part);
}
