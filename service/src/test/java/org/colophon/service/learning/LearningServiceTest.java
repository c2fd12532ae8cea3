package org.colophon.service.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.testing.MemoryDecisions;
import org.colophon.matching.MatchTrainer;
import org.colophon.service.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trainings that fail, wait or find a damaged file.
class LearningServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final MemoryDecisions decisions = new MemoryDecisions();
  private final AtomicInteger trainings = new AtomicInteger();
  private final AtomicBoolean trusted = new AtomicBoolean(true);

  @TempDir private Path models = Path.of(".");

  /// A service whose models cannot be had: every training fails.
  private LearningService failing() {
    return new LearningService(
        new MemoryCatalog(clock),
        decisions,
        () -> {
          trainings.incrementAndGet();
          throw new IllegalStateException("no models");
        },
        models,
        new Config.Learning(true, Duration.ofDays(1)),
        trusted::get,
        clock);
  }

  private void decide(int many) {
    for (int i = 0; i < many; i++) {
      decisions.append(
          new Decision(
              new ItemId("i" + i), "SEGMENT", "s", Answer.ACCEPTED, "ed", clock.instant(), "h"));
    }
  }

  @Test
  void aTrainingThatFailsIsNotTriedAgainAtOnce() {
    decide(MatchTrainer.FEWEST);
    LearningService service = failing();

    service.work();
    service.work();
    assertEquals(1, trainings.get());

    clock.advance(Duration.ofDays(1));
    decide(LearningService.FEWEST_NEW);
    service.work();
    assertEquals(2, trainings.get());
  }

  @Test
  void aRequestWaitsForATrustedClock() {
    LearningService service = failing();
    trusted.set(false);
    service.request();

    service.work();
    assertEquals(0, trainings.get());

    trusted.set(true);
    service.work();
    service.work();
    assertEquals(1, trainings.get());
  }

  @Test
  void aStoppedServiceStartsNoTraining() {
    decide(MatchTrainer.FEWEST);
    LearningService service = failing();
    service.stop();

    service.work();

    assertEquals(0, trainings.get());
  }

  @Test
  void aDamagedOrFutureRecordOfTheLastTrainingCountsAsNone() throws IOException {
    decide(MatchTrainer.FEWEST);
    Path record = models.resolve("learning.json");
    Files.writeString(record, "{\"at\":");
    failing().work();
    assertEquals(1, trainings.get());

    Files.writeString(
        record,
        "{\"at\":\"2031-01-01T00:00:00Z\",\"decisions\":1,\"released\":false,\"reason\":\"x\","
            + "\"slices\":[],\"thresholds\":[]}");
    failing().work();
    assertEquals(2, trainings.get());
  }

  @Test
  void aModelIsPutBackOnceAndItsCardGoes() throws IOException {
    Path file = models.resolve("matching-x.bin");
    Path before = models.resolve("matching-x-before.bin");
    Path card = models.resolve("matching-x.json");
    Files.writeString(file, "new");
    Files.writeString(before, "old");
    Files.writeString(card, "{}");

    TrainedModels.restoreMatching(file);
    assertEquals("old", Files.readString(file));
    assertFalse(Files.exists(before));
    assertFalse(Files.exists(card));

    TrainedModels.restoreMatching(file);
    assertFalse(Files.exists(file));
    TrainedModels.restoreMatching(file); // again is harmless
    assertFalse(Files.exists(file));
  }
}
