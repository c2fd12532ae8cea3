package org.colophon.service.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Recorded;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// How many single facts are recorded in a second, each synced to the disk before it is
/// acknowledged.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WriteBenchmark {

  /// A thousand books on the disk, and a price that changes with every write.
  @State(Scope.Benchmark)
  public static class Stored {
    private static final int ITEMS = 1_000;
    private final Path directory = GateBenchmark.directory();
    private final Database database = Database.open(directory);
    private final SqliteCatalog catalog =
        new SqliteCatalog(database, InstantSource.fixed(Stock.NOW));
    private final AtomicLong position = new AtomicLong(2);

    /// Fills it.
    @Setup(Level.Trial)
    public void fill() {
      Stock.fill(catalog, ITEMS);
    }

    /// Deletes it.
    @TearDown(Level.Trial)
    public void delete() {
      database.close();
      GateBenchmark.remove(directory);
    }

    private Recorded recordOne() {
      long at = position.incrementAndGet();
      String amount = at % 100 + ".95";
      return catalog.record(
          new Submission.Facts(
              Stock.FEED, List.of(Stock.price(Stock.product((int) (at % ITEMS)), amount, at))));
    }
  }

  /// One feed that waits for each acknowledgement.
  @Benchmark
  @Threads(1)
  public Recorded oneWriter(Stored stored) {
    return stored.recordOne();
  }

  /// Eight at the same time, each waits for its own.
  @Benchmark
  @Threads(8)
  public Recorded eightWriters(Stored stored) {
    return stored.recordOne();
  }
}
