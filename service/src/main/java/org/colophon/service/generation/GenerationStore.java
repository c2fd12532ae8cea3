package org.colophon.service.generation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// The answers of a model by what it was asked, and what a day's calls cost.
public interface GenerationStore {
  /// The answer to the same prompt, text and model; empty when there is none.
  Optional<String> find(String key);

  /// Keeps an answer.
  void keep(String key, String answer, Instant at);

  /// Takes one call out of a day's budget; false when the calls or the tokens are used up.
  boolean take(LocalDate day, Budget budget);

  /// Adds the tokens of a call.
  void spend(LocalDate day, long tokens);

  /// The most that a day may cost.
  record Budget(int calls, long tokens) {}
}
