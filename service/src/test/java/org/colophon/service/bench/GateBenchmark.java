package org.colophon.service.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.store.Database;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What one decision of the gate costs, with the facts in hand and with those of 20,000 stored
/// books.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GateBenchmark {
  private static final PolicyBook POLICIES = ShippedPolicies.read();

  /// One book in memory.
  @State(Scope.Benchmark)
  public static class InHand {
    private final InstantSource clock = InstantSource.fixed(Stock.NOW);
    private final MemoryCatalog catalog = new MemoryCatalog(clock);
    private final GateSession session;

    public InHand() {
      Stock.fill(catalog, 1);
      session = new Gate(catalog, () -> POLICIES, clock).open(Context.recommend("DE"));
    }
  }

  /// Many books on the disk.
  @State(Scope.Benchmark)
  public static class Stored {
    static final int ITEMS = 20_000;
    private final Path directory = directory();
    private final InstantSource clock = InstantSource.fixed(Stock.NOW);
    private final Database database = Database.open(directory);
    private final SqliteCatalog catalog = new SqliteCatalog(database, clock);
    private final Gate gate = new Gate(catalog, () -> POLICIES, clock);
    private final Random random = new Random(20_261_120);

    /// Fills it.
    @Setup(Level.Trial)
    public void fill() {
      Stock.fill(catalog, ITEMS);
    }

    /// Deletes it.
    @TearDown(Level.Trial)
    public void delete() {
      database.close();
      remove(directory);
    }
  }

  static Path directory() {
    try {
      return Files.createTempDirectory("colophon-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One decision, twelve facts in hand.
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  public Verdict decisionWithFactsInHand(InHand facts) {
    return facts.session.decide(Stock.id(0));
  }

  /// Fifty candidates of twelve facts each, any of 20,000 books, in one session.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public void fiftyCandidatesFromSqlite(Stored stored, Blackhole sink) {
    try (GateSession session = stored.gate.open(Context.recommend("DE"))) {
      for (int i = 0; i < 50; i++) {
        sink.consume(session.decide(Stock.id(stored.random.nextInt(Stored.ITEMS))));
      }
    }
  }
}
