package org.colophon.eval.labelling;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// One entry in the log of labels.
///
/// @param labeller who says it, by name or initials
public record LabelEntry(ItemId item, String labeller, LabelAnswer answer, Instant at) {
  /// The longest name of a labeller.
  public static final int LONGEST_NAME = 100;

  public LabelEntry {
    if (labeller.isBlank() || labeller.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a labeller has a name of 1 to " + LONGEST_NAME + " characters");
    }
  }
}
