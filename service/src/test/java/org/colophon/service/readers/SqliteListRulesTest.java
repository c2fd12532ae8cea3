package org.colophon.service.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ListRule;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteListRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir private Path directory = Path.of(".");

  @Test
  void rulesOfListsAreKeptAsGiven() {
    try (Database database = Database.open(directory)) {
      keepsAsGiven(new SqliteListRules(database));
    }
  }

  private static void keepsAsGiven(SqliteListRules rules) {
    for (ListRule.Effect effect :
        List.of(
            new ListRule.Effect.Pin(new ItemId("a"), 2),
            new ListRule.Effect.Boost(SignalTarget.parse("series:s"), 2.5),
            new ListRule.Effect.Exclude(SignalTarget.parse("subject:thema:FF")))) {
      ListRule rule =
          new ListRule("r", effect, null, new DeskId("d"), "why", NOW, NOW.plusSeconds(9));
      rules.put(rule);
      assertEquals(List.of(rule), rules.all());
      assertEquals(rule, rules.find("r").orElseThrow());
    }
    assertTrue(rules.remove("r"));
    assertFalse(rules.remove("r"));
  }
}
