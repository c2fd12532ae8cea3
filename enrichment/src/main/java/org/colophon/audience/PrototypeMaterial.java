package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import org.colophon.models.Embedding;

/// The inputs of a segment's prototypes; all vectors are of one model.
///
/// @param description vector of name and description
/// @param positive items its members would like
/// @param negative items that look similar and are not for them
/// @param interactions items that its members did something with, in any order
public record PrototypeMaterial(
    Embedding description,
    List<Example> positive,
    List<Example> negative,
    List<InteractionVector> interactions) {
  public PrototypeMaterial {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    interactions = List.copyOf(interactions);
  }

  /// An example item.
  ///
  /// @param vector mean of its passages
  public record Example(String title, Embedding vector) {}

  /// The vector of an item that a member interacted with.
  ///
  /// @param vector mean of its passages
  public record InteractionVector(Embedding vector, Signal.Type type, Instant at) {}
}
