package org.colophon.service.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.colophon.service.generation.GenerationStore.Budget;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteGenerationsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  @TempDir private Path directory = Path.of(".");

  @Test
  void answersAreKeptForAMonth() {
    try (Database database = Database.open(directory)) {
      SqliteGenerations store = new SqliteGenerations(database);
      assertEquals(Optional.empty(), store.find("k"));
      store.keep("k", "{\"texts\":[]}", NOW);
      store.keep("k", "{\"texts\":[\"b\"]}", NOW);
      assertEquals(Optional.of("{\"texts\":[\"b\"]}"), store.find("k"));
      store.keep("other", "{}", NOW.plus(Duration.ofDays(31)));
      assertEquals(Optional.empty(), store.find("k"));
    }
  }

  @Test
  void aDayEndsWithItsCallsOrItsTokens() {
    try (Database database = Database.open(directory)) {
      SqliteGenerations store = new SqliteGenerations(database);
      Budget two = new Budget(2, 1_000);
      assertTrue(store.take(DAY, two));
      assertTrue(store.take(DAY, two));
      assertFalse(store.take(DAY, two));
      assertTrue(store.take(DAY.plusDays(1), two));
      store.spend(DAY.plusDays(1), 1_000);
      assertFalse(store.take(DAY.plusDays(1), two));
    }
    try (Database database = Database.open(directory)) {
      assertFalse(new SqliteGenerations(database).take(DAY, new Budget(2, 1_000)));
    }
  }
}
