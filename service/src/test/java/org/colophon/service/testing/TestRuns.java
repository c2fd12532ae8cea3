package org.colophon.service.testing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.colophon.catalog.log.Catalog;
import org.colophon.governance.gate.Gate;
import org.colophon.service.app.Backend;
import org.colophon.service.config.Config;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.learning.LearningEndpoint;
import org.colophon.service.learning.LearningService;
import org.colophon.service.runs.ItemProcessor;
import org.colophon.service.runs.ReevaluationProcessor;
import org.colophon.service.runs.Run;
import org.colophon.service.runs.RunContext;
import org.colophon.service.runs.RunEndpoint;
import org.colophon.service.runs.RunKind;
import org.colophon.service.runs.RunMetrics;
import org.colophon.service.runs.RunOrder;
import org.colophon.service.runs.RunService;
import org.colophon.service.runs.RunWorker;
import org.colophon.service.runs.SqliteDifferences;
import org.colophon.service.runs.SqliteRuns;
import org.colophon.service.runs.Throttle;
import org.colophon.service.store.ScratchDatabase;
import org.colophon.service.suggestions.SqliteDecisions;

/// Runs beside a catalogue in memory: they find no items to choose, for they look in a database of
/// their own, which is empty.
final class TestRuns {
  private TestRuns() {}

  static Backend.Runs of(Catalog catalog, Gate gate, TestModels models, InstantSource clock) {
    ScratchDatabase scratch = ScratchDatabase.open();
    SqliteRuns runs = new SqliteRuns(scratch.database());
    RunContext workshop = new Sweeps(runs, gate);
    RunWorker worker =
        new RunWorker(runs, catalog, workshop, new PriorityGate(), gate::isClockTrusted, clock);
    RunService service =
        new RunService(
            runs,
            new SqliteDifferences(scratch.database()),
            workshop,
            catalog,
            gate,
            worker,
            worker::work,
            clock);
    return new Backend.Runs(
        new RunEndpoint(service, ZoneId.of("Europe/Berlin")),
        learning(catalog, scratch, gate, models, clock),
        new RunMetrics(service),
        new PriorityGate(),
        service.changes());
  }

  /// Learns from nobody.
  private static LearningEndpoint learning(
      Catalog catalog, ScratchDatabase scratch, Gate gate, TestModels models, InstantSource clock) {
    Config config = Config.usual(Path.of("data"));
    return new LearningEndpoint(
        new LearningService(
            catalog,
            new SqliteDecisions(scratch.database()),
            models::matching,
            Path.of("no-such-folder"),
            config.learning(),
            gate::isClockTrusted,
            clock));
  }

  /// Knows governance sweeps and nothing else.
  private record Sweeps(SqliteRuns runs, Gate gate) implements RunContext {
    @Override
    public String territory() {
      return "DE";
    }

    @Override
    public RunOrder settled(RunOrder order) {
      return order;
    }

    @Override
    public String fingerprint(RunOrder order) {
      if (order.kind() instanceof RunKind.Reevaluation) {
        return "sweep";
      }
      throw new IllegalArgumentException("there are no models here");
    }

    @Override
    public ItemProcessor open(Run run, Throttle pace) {
      return new ReevaluationProcessor(gate, territory());
    }

    @Override
    public Optional<String> objection(RunOrder order) {
      return Optional.empty();
    }

    @Override
    public Optional<String> objectionToRollBack(Run run) {
      return Optional.empty();
    }

    @Override
    public void apply(Run run) {
      runs.apply(run, null, null);
    }

    @Override
    public void rollBack(Run run) {
      runs.rollBack(run, null, null);
    }

    @Override
    public void changed() {}
  }
}
