package org.colophon.models.linear;

import java.util.Set;

/// An example to learn from.
///
/// @param labels may be empty for a text that belongs nowhere
/// @param extraFeatures what else is known of the text (`author:…`), compared as a whole
public record LabelledText(String text, Set<String> labels, Set<String> extraFeatures) {
  public LabelledText {
    labels = Set.copyOf(labels);
    extraFeatures = Set.copyOf(extraFeatures);
  }

  public LabelledText(String text, Set<String> labels) {
    this(text, labels, Set.of());
  }
}
