package org.colophon.eval.labelling;

import java.util.List;
import java.util.TreeSet;

/// A labeller's answer to an item.
public sealed interface LabelAnswer {
  /// These choices fit.
  ///
  /// @param labels at least one, each once, sorted
  record Fits(List<String> labels) implements LabelAnswer {
    public Fits {
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("that nothing fits is another answer");
      }
      labels = List.copyOf(new TreeSet<>(labels));
    }
  }

  /// The labeller looked, and no choice fits.
  record NoneFits() implements LabelAnswer {}

  /// The text does not let the labeller decide. Counts as looked at, and never becomes gold.
  record CannotSay() implements LabelAnswer {}

  /// The labeller withdraws the previous answer; the item is open again.
  record Withdrawn() implements LabelAnswer {}
}
