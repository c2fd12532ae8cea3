package org.colophon.enrichment;

import org.colophon.models.ModelId;

/// Says what made an annotation, in one string: `METHOD with NAME VERSION DIGEST`.
final class Provenance {
  private Provenance() {}

  /// What a model alone made.
  static String of(ModelId model) {
    return model.name() + " " + model.version() + " " + model.digest();
  }

  /// What a method of ours made with a model.
  static String of(String method, ModelId model) {
    return method + " with " + of(model);
  }
}
