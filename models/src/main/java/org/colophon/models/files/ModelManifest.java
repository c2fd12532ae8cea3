package org.colophon.models.files;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The description of a model: its name, its files by purpose, and its settings.
///
/// @param files by part (`model`, `tokenizer`, …)
/// @param encoder null for a model that is no text encoder
record ModelManifest(
    String name,
    String version,
    SortedMap<String, Entry> files,
    @Nullable EncoderSettings encoder) {
  ModelManifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// What decides the model's output, in a fixed form: independent of how the manifest is laid out
  /// and of the files' names.
  ///
  /// @param hashes SHA-256 of each file by its part
  String canonical(Map<String, String> hashes) {
    StringBuilder canonical = new StringBuilder();
    canonical.append("name=").append(name).append("\nversion=").append(version);
    new TreeMap<>(hashes)
        .forEach((part, hash) -> canonical.append("\nfile ").append(part).append('=').append(hash));
    EncoderSettings settings = encoder;
    if (settings != null) {
      canonical.append("\ndim=").append(settings.dim());
      canonical.append("\nmaxTokens=").append(settings.maxTokens());
      canonical.append("\npooling=").append(settings.pooling());
      canonical.append("\nnormalise=true");
      canonical.append("\npassagePrefix=").append(settings.passagePrefix());
      canonical.append("\nqueryPrefix=").append(settings.queryPrefix());
    }
    return canonical.append('\n').toString();
  }

  /// One file of a model.
  ///
  /// @param path a file name beside the manifest, or on the class path
  /// @param sha256 what the file must hash to; null where the operator did not say
  record Entry(String path, @Nullable String sha256) {}
}
