package org.colophon.annotation;

import org.colophon.models.ModelId;

/// The origin of an annotation as one string: `METHOD with NAME VERSION DIGEST`.
public final class Provenance {
  private Provenance() {}

  /// What a model alone made.
  public static String of(ModelId model) {
    return model.name() + " " + model.version() + " " + model.digest();
  }

  /// What a method of ours made with a model.
  public static String of(String method, ModelId model) {
    return method + " with " + of(model);
  }
}
