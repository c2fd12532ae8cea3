package org.colophon.models.linear;

import java.util.Set;
import org.colophon.models.Embedding;
import org.jspecify.annotations.Nullable;

/// A training example, or a text to label.
///
/// @param labels may be empty for a text that belongs nowhere
/// @param extraFeatures what else is known of the text (`author:…`), compared as a whole
/// @param vector of the text, by one and the same model for all texts; null where there is none
public record LabelledText(
    String text, Set<String> labels, Set<String> extraFeatures, @Nullable Embedding vector) {
  public LabelledText {
    labels = Set.copyOf(labels);
    extraFeatures = Set.copyOf(extraFeatures);
  }

  public LabelledText(String text, Set<String> labels, Set<String> extraFeatures) {
    this(text, labels, extraFeatures, null);
  }

  public LabelledText(String text, Set<String> labels) {
    this(text, labels, Set.of(), null);
  }

  /// The same text with other labels.
  public LabelledText with(Set<String> other) {
    return new LabelledText(text, other, extraFeatures, vector);
  }

  /// The same text with a vector, or without.
  public LabelledText withVector(@Nullable Embedding other) {
    return new LabelledText(text, labels, extraFeatures, other);
  }
}
