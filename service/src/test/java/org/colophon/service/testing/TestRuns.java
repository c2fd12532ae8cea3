package org.colophon.service.testing;

import java.time.InstantSource;
import java.util.Optional;
import org.colophon.catalog.Catalog;
import org.colophon.governance.Gate;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Lane;
import org.colophon.service.jobs.Maker;
import org.colophon.service.jobs.Order;
import org.colophon.service.jobs.Pace;
import org.colophon.service.jobs.Run;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.jobs.RunWorker;
import org.colophon.service.jobs.SweepMaker;
import org.colophon.service.jobs.Workshop;
import org.colophon.service.sqlite.ScratchDatabase;
import org.colophon.service.sqlite.SqliteDifferences;
import org.colophon.service.sqlite.SqliteRuns;

/// Runs beside a catalogue in memory: they find no items to choose, for they look in a database of
/// their own, which is empty.
final class TestRuns {
  private TestRuns() {}

  static RunDesk desk(Catalog catalog, Gate gate, InstantSource clock) {
    ScratchDatabase scratch = ScratchDatabase.open();
    SqliteRuns runs = new SqliteRuns(scratch.database());
    Workshop workshop = new Sweeps(runs, gate);
    RunWorker worker = new RunWorker(runs, catalog, workshop, new Lane(), clock);
    return new RunDesk(
        runs,
        new SqliteDifferences(scratch.database()),
        workshop,
        new RunDesk.Surroundings(catalog, gate, worker, worker::work),
        clock);
  }

  /// Knows governance sweeps and nothing else.
  private record Sweeps(SqliteRuns runs, Gate gate) implements Workshop {
    @Override
    public Order settled(Order order) {
      return order;
    }

    @Override
    public String recipe(Order order) {
      if (order.kind() instanceof Kind.Sweep) {
        return "sweep";
      }
      throw new IllegalArgumentException("there are no models here");
    }

    @Override
    public Maker open(Run run, Pace pace) {
      return new SweepMaker(gate);
    }

    @Override
    public Optional<String> objection(Order order) {
      return Optional.empty();
    }

    @Override
    public Optional<String> objectionToRollBack(Run run) {
      return Optional.empty();
    }

    @Override
    public int apply(Run run) {
      return runs.apply(run, null, () -> {});
    }

    @Override
    public void rollBack(Run run) {
      runs.rollBack(run, null, () -> {});
    }

    @Override
    public void changed() {}
  }
}
