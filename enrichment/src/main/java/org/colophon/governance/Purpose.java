package org.colophon.governance;

/// The purpose that a piece of content is used for.
public enum Purpose {
  /// Shown to readers as a recommendation.
  RECOMMEND,
  /// Shown to an editor as evidence (look-alikes); only embargo, hold, rights and unannounced
  /// titles block.
  SUGGEST_TO_EDITOR,
  /// Quoted to a language model.
  GROUND_PROMPT,
  /// Written into a file or feed that others keep.
  EXPORT,
  /// Sent out; must hold for days.
  NEWSLETTER
}
