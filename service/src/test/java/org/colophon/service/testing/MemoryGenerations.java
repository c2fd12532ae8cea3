package org.colophon.service.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.service.generation.GenerationStore;

/// Answers of models and their budget in memory.
public final class MemoryGenerations implements GenerationStore {
  private final Map<String, String> answers = new HashMap<>();
  private final Map<LocalDate, Long> tokens = new HashMap<>();
  private final Map<LocalDate, Integer> calls = new HashMap<>();

  @Override
  public synchronized Optional<String> find(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  @Override
  public synchronized void keep(String key, String answer, Instant at) {
    answers.put(key, answer);
  }

  @Override
  public synchronized boolean take(LocalDate day, Budget budget) {
    boolean left =
        calls.getOrDefault(day, 0) < budget.calls()
            && tokens.getOrDefault(day, 0L) < budget.tokens();
    if (left) {
      calls.merge(day, 1, Integer::sum);
    }
    return left;
  }

  @Override
  public synchronized void spend(LocalDate day, long spent) {
    tokens.merge(day, spent, Long::sum);
  }
}
