package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.ItemId;
import org.colophon.eval.metrics.Promises;
import org.colophon.eval.replay.CatalogueScript;
import org.colophon.eval.replay.GatedStorefront;
import org.colophon.eval.replay.ReplaySet;
import org.colophon.eval.replay.Storefront;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.runs.EvalRunner;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.systems.GateSystem;
import org.colophon.eval.systems.Systems;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.PolicySource;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The replay of a catalogue's life, held against the floors that ship: the gate as it is reaches
/// them, a gate that is switched off, opened or shut does not.
class ReplayRegressionTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
  private static final SetDefinition REPLAY =
      SetCatalogue.builtIn().find("catalogue-replay").orElseThrow();
  private static final ReleaseThresholds FLOORS =
      new ReleaseThresholds(
          ReleaseThresholds.builtIn().thresholds().stream()
              .filter(floor -> floor.of().set().equals("catalogue-replay"))
              .toList());

  @TempDir Path dir;

  @Test
  void theGateLeaksNothingAndHoldsBackLittle() {
    EvalRunRequest request =
        new EvalRunRequest(
            List.of("catalogue-replay"),
            "test",
            EvalRunRequest.DataFiles.of(dir.resolve("no-data"), dir.resolve("runs")),
            new EvalRunOptions(1, 50, "test"),
            false);
    try (Systems systems =
        new Systems(
            name -> new HashingEmbedder(),
            () -> new FixedLanguageDetector("en"),
            WhitespaceAnalyzer::new)) {
      Evaluations evaluations = new Evaluations(SetCatalogue.builtIn(), systems, NOON);
      List<EvalRunReport> reports = evaluations.run(request, EvalRunProgress.SILENT);
      EvalRun run = assertInstanceOf(EvalRunReport.Made.class, reports.getFirst()).run();
      System.out.println("catalogue-replay: " + run.results().metrics());
      assertEquals(List.of(), leaks(run));
      assertEquals(0, figure(run, "stale_leak_rate"));
      assertEquals(promised(run), figure(run, "stale_leak_rate"));
      assertTrue(shown(run) > 10_000, "only " + shown(run) + " were shown");
      List<ReleaseThresholds.Verdict> verdicts =
          evaluations.checkThresholds(FLOORS, request, EvalRunProgress.SILENT);
      assertEquals(0, ReleaseThresholds.exitCode(verdicts), verdicts.toString());
    }
  }

  @Test
  void anotherLifeLeaksNothingEither() {
    EvalRun run = run(GatedStorefront.under(shipped()), "2");
    assertEquals(List.of(), leaks(run));
    assertTrue(figure(run, "serving_rate") > 0.99, run.results().toString());
  }

  @Test
  void catchesAGateThatIsSwitchedOff() {
    EvalRun run = run((catalog, clock) -> new Ungated(), "1");
    assertCaught(run, "clean_serving_rate");
    assertEquals(promised(run), figure(run, "stale_leak_rate"), 1e-12);
  }

  @Test
  void catchesPoliciesThatAskForNothing() {
    Policy lax =
        PolicyReader.read(
            "lax.yaml",
            """
            id: lax
            version: 1
            content_types: [book, news, guide, archive, page]
            purposes: [recommend]
            require: {owner: ignore, canonical: ignore, source: ignore, published_at: ignore, original: ignore}
            serve: [draft, scheduled, published, withheld]
            trade: ignore
            checks: []
            as_of_after: unbounded
            cache: {max_lifetime: PT60S}
            """);
    EvalRun run = run(GatedStorefront.under(() -> new PolicyBook(List.of(lax))), "1");
    assertCaught(run, "clean_serving_rate");
  }

  @Test
  void catchesAGateThatLetsNothingThrough() {
    EvalRun run = run(GatedStorefront.under(() -> new PolicyBook(List.of())), "1");
    assertEquals(0, shown(run));
    assertCaught(run, "clean_serving_rate");
    assertCaught(run, "serving_rate");
  }

  private static void assertCaught(EvalRun run, String metric) {
    List<ReleaseThresholds.Verdict> verdicts = FLOORS.check(Map.of("catalogue-replay gate", run));
    assertEquals(1, ReleaseThresholds.exitCode(verdicts), verdicts.toString());
    assertTrue(
        verdicts.stream()
            .anyMatch(v ->
                v instanceof ReleaseThresholds.Verdict.Below
                    && v.threshold().of().metric().equals(metric)),
        verdicts.toString());
  }

  private static EvalRun run(Storefront.Opening opening, String seed) {
    SetDefinition.Files files =
        new SetDefinition.Files(
            "replay", List.of(), List.of(), new TreeMap<>(Map.of("seed", seed)));
    SetDefinition definition =
        new SetDefinition(REPLAY.id(), REPLAY.about(), REPLAY.gold(), files, List.of());
    return new EvalRunner(
            ReplaySet.of(definition),
            LabelHierarchy.FLAT,
            new EvalRunOptions(1, 20, "test"),
            NOON,
            EvalRunProgress.SILENT)
        .run(new GateSystem(opening, new TreeMap<>()));
  }

  private static PolicySource shipped() {
    PolicyBook policies = ShippedPolicies.read();
    return () -> policies;
  }

  private static double figure(EvalRun run, String metric) {
    return run.figure("all", metric).orElseThrow().value();
  }

  private static List<Promises.Shown> everythingShown(EvalRun run) {
    List<Promises.Shown> shown = new ArrayList<>();
    each(
        run,
        (at, one) -> {
          if (one.score() > 0) {
            shown.add(new Promises.Shown(one.id(), at));
          }
        });
    return shown;
  }

  private static long shown(EvalRun run) {
    return everythingShown(run).size();
  }

  private static List<String> leaks(EvalRun run) {
    List<String> leaks = new ArrayList<>();
    each(
        run,
        (at, one) -> {
          if (one.score() > 0 && one.relevance() == 0) {
            leaks.add(at + " " + one.id());
          }
        });
    return leaks;
  }

  /// The same rate by the definition of [Promises], from windows that are one second long.
  private static double promised(EvalRun run) {
    Map<String, List<Promises.Window>> allowed = new TreeMap<>();
    each(
        run,
        (at, one) -> {
          if (one.relevance() > 0) {
            allowed
                .computeIfAbsent(one.id(), id -> new ArrayList<>())
                .add(new Promises.Window(at, at.plusSeconds(1)));
          }
        });
    return Promises.staleLeakRate(everythingShown(run), allowed);
  }

  private interface Visit {
    void at(Instant at, ScoredExample.Scored one);
  }

  private static void each(EvalRun run, Visit visit) {
    for (ScoredExample outcome : run.outcomes()) {
      ScoredExample.Ranked ranked = assertInstanceOf(ScoredExample.Ranked.class, outcome);
      Instant at = Instant.parse(ranked.head().id());
      ranked.candidates().forEach(one -> visit.at(at, one));
    }
  }

  /// Shows whatever it is offered.
  private static final class Ungated implements Storefront {
    @Override
    public Set<String> shown(List<ItemId> offered) {
      Set<String> shown = new TreeSet<>();
      offered.forEach(id -> shown.add(CatalogueScript.item(id)));
      return shown;
    }
  }
}
