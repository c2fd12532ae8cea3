package org.colophon.recommend.profile;

import java.util.Set;
import org.colophon.models.Embedding;

/// The features of an item for a reader profile: its vector, topics and contributors.
///
/// @param about what it is about on the whole
/// @param topics that it is filed under
/// @param contributors who wrote it, and the series that it is of
public record ItemFeatures(Embedding about, Set<String> topics, Set<String> contributors) {
  public ItemFeatures {
    topics = Set.copyOf(topics);
    contributors = Set.copyOf(contributors);
  }
}
