package org.colophon.service.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.colophon.matching.lucene.LuceneSegmentIndex;
import org.colophon.models.Embedding;
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

/// How long a changed item takes to be compared with a thousand segments, and how long a changed
/// segment takes to be searchable.
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SegmentBenchmark {

  /// A thousand segments of four vectors each, and an item of three passages.
  @State(Scope.Benchmark)
  public static class Stored {
    private static final int SEGMENTS = 1_000;
    private static final int PROTOTYPES = 4;
    private static final int PASSAGES = 3;
    private static final int DIM = 384;

    private final Random random = new Random(20_261_122);
    private final LuceneSegmentIndex index = new LuceneSegmentIndex();
    private final List<Embedding> item = new ArrayList<>();
    private int next;

    /// Fills it.
    @Setup(Level.Trial)
    public void fill() {
      for (int s = 0; s < SEGMENTS; s++) {
        put(s);
      }
      for (int p = 0; p < PASSAGES; p++) {
        item.add(vector());
      }
    }

    /// Closes it.
    @TearDown(Level.Trial)
    public void close() {
      index.close();
    }

    private void put(int number) {
      SegmentId id = new SegmentId("s" + number);
      List<Prototype> prototypes = new ArrayList<>();
      for (int p = 0; p < PROTOTYPES; p++) {
        prototypes.add(new Prototype(id, vector(), "description", false));
      }
      index.put(id, prototypes);
    }

    private Embedding vector() {
      float[] vector = new float[DIM];
      for (int d = 0; d < DIM; d++) {
        vector[d] = (float) random.nextGaussian();
      }
      return Embedding.normalized(vector);
    }
  }

  /// The comparison of every passage with every vector.
  @Benchmark
  public List<SegmentHit> compare(Stored stored) {
    return stored.index.search(stored.item, Stored.SEGMENTS);
  }

  /// A segment gets other vectors.
  @Benchmark
  public void put(Stored stored) {
    stored.put(stored.next++ % Stored.SEGMENTS);
  }
}
