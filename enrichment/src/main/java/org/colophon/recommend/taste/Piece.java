package org.colophon.recommend.taste;

import java.util.Set;
import org.colophon.models.Embedding;

/// A text as a taste sees it.
///
/// @param about what it is about on the whole
/// @param topics that it is filed under
/// @param makers who wrote it, and the series that it is of
public record Piece(Embedding about, Set<String> topics, Set<String> makers) {
  public Piece {
    topics = Set.copyOf(topics);
    makers = Set.copyOf(makers);
  }
}
