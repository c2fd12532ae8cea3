package org.colophon.matching;

import org.colophon.models.Embedding;
import org.colophon.text.ItemText;

/// A text, ready to be compared with others that might be related. Immutable.
public final class RelatedText {
  private final Embedding gist;
  private final TextRuns runs;

  private RelatedText(Embedding gist, TextRuns runs) {
    this.gist = gist;
    this.runs = runs;
  }

  /// A text that was read.
  ///
  /// @param gist of its passages
  public static RelatedText of(String language, ItemText text, Embedding gist) {
    return new RelatedText(gist, TextRuns.of(language, text));
  }

  Embedding gist() {
    return gist;
  }

  TextRuns runs() {
    return runs;
  }
}
