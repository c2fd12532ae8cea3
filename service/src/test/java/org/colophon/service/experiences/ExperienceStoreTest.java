package org.colophon.service.experiences;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceCondition;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceRule.Content;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Limits;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.ExperienceStore.Counted;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.experience.Moment.Arrival;
import org.colophon.experience.Moment.Device;
import org.colophon.service.store.Database;
import org.colophon.service.testing.MemoryExperiences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store on a disk and the one in memory behave the same.
class ExperienceStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final ExperienceCondition CONDITION =
      new ExperienceCondition(
          new ExperienceCondition.Views(ExperienceCondition.Viewed.SERIES, null, 3),
          Set.of(Arrival.SEARCH, Arrival.DIRECT),
          Set.of(new ItemId("a"), new ItemId("b")),
          new ExperienceCondition.LeastValue(new BigDecimal("12.50"), Currency.getInstance("EUR")),
          new ExperienceCondition.StepAge(null, Duration.ofSeconds(30)),
          true,
          true,
          Set.of(Device.PHONE),
          Set.of(new SegmentId("seg-a")));

  /// What [#check] leaves of the experience "a".
  private static final List<Counted> COUNTED =
      List.of(
          new Counted(Arm.CONTROL, 0, ArmSums.of(1, 0), DAY),
          new Counted(Arm.TREATMENT, 0, ArmSums.of(2, 1), DAY),
          new Counted(
              Arm.TREATMENT,
              1,
              new ArmSums(
                  1,
                  1,
                  new ArmSums.Weighted(0.5, 0.25, 0.5),
                  new ArmSums.CovariateSums(0.5, 0.5, 0.125, 0.03125, 0.125)),
              DAY));

  private static Count count(String id, long design, Arm arm, int variant, ArmSums sums) {
    return new Count(id, design, arm, variant, sums);
  }

  @TempDir private Path directory;

  private static ExperienceRule rule(String id, int priority, int holdOut, String reason) {
    return new ExperienceRule(
        id,
        new DeskId("desk"),
        reason,
        priority,
        Content.of(new ItemId("item"), "", "aside"),
        CONDITION,
        new Limits(1, holdOut, Goal.SIGN_UP),
        NOW,
        NOW.plus(Duration.ofDays(5)));
  }

  @Test
  void rulesAndCountsAreKept() {
    check(new MemoryExperiences());
    byte[] secret;
    try (Database database = Database.open(directory)) {
      SqliteExperiences store = new SqliteExperiences(database);
      check(store);
      secret = store.secret();
      assertEquals(32, secret.length);
    }
    try (Database database = Database.open(directory)) {
      SqliteExperiences store = new SqliteExperiences(database);
      assertEquals(List.of("b", "a"), ids(store));
      assertEquals(CONDITION, store.find("a").orElseThrow().rule().condition());
      assertArrayEquals(secret, store.secret());
      assertEquals(COUNTED, store.counted("a", 1));
    }
  }

  private static void check(ExperienceStore store) {
    assertEquals(1, store.put(rule("a", 1, 10, "r"), 0).orElseThrow().version());
    assertEquals(Optional.empty(), store.put(rule("a", 1, 10, "r"), 0));
    assertEquals(1, store.put(rule("a", 1, 10, "another"), 1).orElseThrow().design());
    store.put(rule("b", 9, 10, "r"), 0);
    assertEquals(4, store.put(rule("c", 5, 10, "r"), 0).orElseThrow().version());
    assertEquals(List.of("b", "c", "a"), ids(store));
    store.count(
        List.of(
            count("a", 1, Arm.TREATMENT, 0, ArmSums.session(1, null)),
            count("a", 1, Arm.TREATMENT, 1, ArmSums.session(0.5, 0.25)),
            count("a", 1, Arm.CONTROL, 0, ArmSums.session(1, null)),
            count("a", 2, Arm.CONTROL, 0, ArmSums.session(1, null))),
        DAY);
    store.count(
        List.of(
            count("a", 1, Arm.TREATMENT, 0, ArmSums.session(1, null)),
            count("a", 1, Arm.TREATMENT, 0, ArmSums.conversion(1, null)),
            count("a", 1, Arm.TREATMENT, 1, ArmSums.conversion(0.5, 0.25))),
        DAY.plusDays(1));
    assertEquals(COUNTED, store.counted("a", 1));
    ExperienceRule.Stored other = store.put(rule("a", 1, 20, "r"), 2).orElseThrow();
    assertEquals(List.of(5L, 5L), List.of(other.version(), other.design()));
    store.count(List.of(count("c", 4, Arm.CONTROL, 0, ArmSums.session(1, null))), DAY);
    assertFalse(store.remove("c", 7));
    assertTrue(store.remove("c", 4));
    assertEquals(List.of(), store.counted("c", 4));
    ExperienceRule.Stored again = store.put(rule("c", 5, 10, "r"), 0).orElseThrow();
    assertEquals(List.of(6L, 6L), List.of(again.version(), again.design()));
    assertTrue(store.remove("c", 6));
  }

  private static List<String> ids(ExperienceStore store) {
    return store.all().stream().map(stored -> stored.rule().id()).toList();
  }
}
