package org.colophon.models.names;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.jspecify.annotations.Nullable;

/// A named-entity recogniser bundled with this module, loaded on first use so that start-up does
/// not wait for it.
///
/// Every method but [#language()] throws [ModelFileException] when the bundled file is missing or
/// damaged.
final class BundledFinder implements EntityFinder {
  private final String language;
  private @Nullable ChainNameFinder read;

  BundledFinder(String language) {
    this.language = language;
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public ModelId model() {
    return finder().model();
  }

  @Override
  public List<String> types() {
    return finder().types();
  }

  @Override
  public List<Entity> find(AnalyzedText text) {
    return finder().find(text);
  }

  private synchronized ChainNameFinder finder() {
    ChainNameFinder known = read;
    if (known == null) {
      known = read("names-" + language + ".bin");
      read = known;
    }
    return known;
  }

  private static ChainNameFinder read(String file) {
    try (InputStream in = BundledFinder.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new ModelFileException("bundled file " + file + " is missing");
      }
      return NamesFile.read(in, file);
    } catch (IOException e) {
      throw new ModelFileException("bundled file " + file + " cannot be read", e);
    }
  }
}
