package org.colophon.models.names;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelFileException;

/// A factory for named-entity recognisers: the bundled ones and those of an operator.
public final class NameModels {
  private static final List<String> LANGUAGES = List.of("de", "en");

  private NameModels() {}

  /// ISO 639-1 codes of the languages that [#finder(String)] takes.
  public static List<String> languages() {
    return LANGUAGES;
  }

  /// The finder that comes with this module, read when it is first used; its model card says what
  /// it was trained on.
  ///
  /// @param language one of [#languages()]
  /// @throws IllegalArgumentException for another language
  public static EntityFinder finder(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "there are name finders for " + LANGUAGES + ", not for '" + language + "'");
    }
    return new BundledFinder(language);
  }

  /// A finder that was trained before.
  ///
  /// @throws ModelFileException when the file is missing, damaged or of another kind
  public static EntityFinder open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return NamesFile.read(in, file.toString());
    } catch (IOException e) {
      throw new ModelFileException(file + " cannot be read", e);
    }
  }
}
