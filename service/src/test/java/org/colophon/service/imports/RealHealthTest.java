package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.health.HealthReport;
import org.colophon.health.HealthReporter;
import org.colophon.service.app.Stores;
import org.colophon.service.testing.TestImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real catalogues, imported with the manifests of the documentation into a data directory.
class RealHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", "."));

  @Test
  void atLeast95OfAHundredRealItemsPassAlsoAWeekLater(@TempDir Path directory) throws IOException {
    SettableClock clock = new SettableClock(NOW);
    try (Stores stores = Stores.open(directory, clock)) {
      take(stores, "bbc-news.yaml", data("bbc-news"));
      take(stores, "blurbs.yaml", data("germeval2019-task1").resolve("blurbs_dev_a.txt"));
      HealthReport report = report(stores, clock);
      assertEquals(2_225 + 1_039, report.items());
      assertTrue(report.passed() >= 0.95 * report.items(), report.passed() + " pass");
      assertEquals(0, report.indeterminate());
      for (HealthReport.Share share : report.shares()) {
        assertTrue(share.pass() >= 0.95 * share.items(), share.toString());
      }
      clock.set(NOW.plus(Duration.ofDays(7)));
      HealthReport later = report(stores, clock);
      assertTrue(later.passed() >= 0.95 * later.items(), later.passed() + " pass a week later");
    }
  }

  private static HealthReport report(Stores stores, SettableClock clock) {
    PolicyBook policies = ShippedPolicies.read();
    Gate gate = new Gate(stores.catalog(), () -> policies, clock);
    return new HealthReporter(stores.catalog(), gate, () -> policies, stores.healthRecords())
        .report(new HealthReporter.Request(Context.recommend("DE"), null, null, 5));
  }

  private static void take(Stores stores, String example, Path data) throws IOException {
    assumeTrue(Files.exists(data), data + " is not here");
    String yaml = Files.readString(ROOT.resolve("docs/examples").resolve(example));
    Manifest manifest = Manifest.read(yaml, ZoneId.of("Europe/Berlin"));
    new SourceSetup(stores.catalog(), "kim").ensure(manifest);
    ImportSummary summary =
        TestImport.run(
            stores.catalog(),
            stores.audiences(),
            () -> NOW,
            DeliveryReaders.open(data, manifest, List.of("DE", "AT", "CH"), Instant.EPOCH),
            manifest.presets(),
            result -> {});
    assertEquals(0, summary.rejected());
  }

  private static Path data(String folder) {
    return ROOT.resolve("..").resolve("shared").resolve("data").resolve(folder);
  }
}
