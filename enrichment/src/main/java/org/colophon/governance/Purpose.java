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
  /// Told to a language model on a machine of the publisher's, for an editor of the item's imprint;
  /// what blocks is what blocks for editors.
  GENERATE_LOCALLY,
  /// Written into a file or feed that others keep.
  EXPORT,
  /// Sent out; must hold for days.
  NEWSLETTER;

  /// Whether only editors see it, before anything is published.
  public boolean isForEditors() {
    return this == SUGGEST_TO_EDITOR || this == GENERATE_LOCALLY;
  }

  /// Whether a language model is told of it.
  public boolean isPrompt() {
    return this == GROUND_PROMPT || this == GENERATE_LOCALLY;
  }
}
