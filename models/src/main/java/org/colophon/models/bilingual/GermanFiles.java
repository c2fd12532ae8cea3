package org.colophon.models.bilingual;

import java.nio.file.Path;
import java.util.Optional;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.files.EncoderFiles;
import org.colophon.models.files.EncoderSettings;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.files.Sha256;
import org.colophon.models.files.TokenizerFile;

/// The files of the German encoder, made in memory from those of the English one and its German
/// part.
final class GermanFiles implements EncoderFiles {
  private final ModelFiles english;
  private final GermanPart part;
  private final String where;

  /// @param where the German part's name, for messages
  GermanFiles(ModelFiles english, GermanPart part, String where) {
    this.english = english;
    this.part = part;
    this.where = where;
  }

  @Override
  public ModelId id() {
    return part.id();
  }

  /// Those of the English encoder without its prefixes, which are English sentences.
  @Override
  public EncoderSettings encoder() {
    EncoderSettings settings = english.encoder();
    return new EncoderSettings(settings.dim(), settings.maxTokens(), settings.pooling(), "", "");
  }

  @Override
  public byte[] read(String name) {
    return switch (name) {
      case "model" -> network();
      case "tokenizer" -> TokenizerFile.german(part.pieces());
      default -> throw new ModelFileException(where + " has no file for '" + name + "'");
    };
  }

  private byte[] network() {
    byte[] body = english.read("model");
    if (!Sha256.of(body).equals(part.body())) {
      throw new ModelFileException(
          where + " was trained for another network than " + english.describe("model"));
    }
    return new OnnxFile(body, english.describe("model")).with(part.tensors());
  }

  @Override
  public Optional<Path> path(String name) {
    return Optional.empty();
  }

  @Override
  public String describe(String name) {
    return where;
  }
}
