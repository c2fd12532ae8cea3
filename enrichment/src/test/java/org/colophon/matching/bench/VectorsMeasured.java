package org.colophon.matching.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Fills the product's index and others with the same vectors and says how many of the true
/// neighbours each finds, and how soon.
///
/// Arguments: a working directory, `weak` or `real`, how many vectors at most, how many queries,
/// then the contenders: `ours`, `plain`.
public final class VectorsMeasured {
  private static final int K = 10;
  private static final int BATCH = 5_000;
  private static final long SEED = 20_261_122L;

  private final PrintStream out = System.out;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Path directory;
  private final Stock stock;
  private final List<Staleness> staleness;
  private final Truth truth;

  private VectorsMeasured(Path directory, Stock stock) throws IOException {
    this.directory = directory;
    this.stock = stock;
    this.staleness = stock.staleness(new Random(SEED));
    this.truth = Truth.of(stock, staleness, K);
    Exchange.write(directory, stock, truth);
  }

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    int most = Integer.parseInt(args[2]);
    int queries = Integer.parseInt(args[3]);
    Random random = new Random(SEED);
    Stock stock =
        args[1].equals("real")
            ? Stock.real(directory, RealVectors.of(shared(), most, random), queries)
            : Stock.weak(directory, most, queries, random);
    VectorsMeasured measured = new VectorsMeasured(directory, stock);
    for (String contender : List.of(args).subList(4, args.length)) {
      measured.run(contender);
    }
  }

  private static Path shared() {
    return Path.of(System.getProperty("colophon.root", "."), "..", "shared", "data");
  }

  private void run(String name) throws Exception {
    Path path = Files.createDirectories(directory.resolve(name));
    try (Contender contender =
        name.equals("plain") ? new PlainLucene(path, staleness) : new Ours(path)) {
      out.printf("%n%s, %,d vectors, seed %d%n", contender.name(), stock.items().size(), SEED);
      if (contender.isEmpty()) {
        fill(contender, path);
      }
      warmUp(contender);
      out.println("stale                   recall@10   p50    p95 ms   of processor");
      for (int s = 0; s < staleness.size(); s++) {
        ask(contender, s);
      }
    }
  }

  /// One thread asks while another writes.
  private void fill(Contender contender, Path path) throws Exception {
    long started = System.nanoTime();
    int size = stock.items().size();
    AtomicBoolean filled = new AtomicBoolean();
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      contender.add(stock, 0, Math.min(BATCH, size));
      Future<Figures> asked = beside.submit(() -> askUntil(contender, filled));
      for (int from = BATCH; from < size; from += BATCH) {
        contender.add(stock, from, Math.min(from + BATCH, size));
      }
      double written = (System.nanoTime() - started) / 1e9;
      filled.set(true);
      Figures meanwhile = asked.get();
      contender.settle();
      double settled = (System.nanoTime() - started) / 1e9;
      out.printf(
          Locale.ROOT,
          "written in %.0f s (%,.0f a second), merged after %.0f s; %,d MB on disk, %,d MB of heap%n",
          written,
          size / written,
          settled,
          bytes(path) >> 20,
          heap() >> 20);
      out.printf(
          Locale.ROOT,
          "one query after the other meanwhile: p50 %.1f, p95 %.1f, slowest %.1f ms%n",
          meanwhile.wall(50),
          meanwhile.wall(95),
          meanwhile.wall(100));
    }
  }

  private Figures askUntil(Contender contender, AtomicBoolean end) throws Exception {
    Figures figures = new Figures(100_000);
    contender.outdate(staleness.getFirst());
    for (int q = 0; !end.get() && q < 100_000; q++) {
      if (contender instanceof PlainLucene) {
        return figures; // its reader is not made for two threads
      }
      long started = System.nanoTime();
      contender.nearest(stock.queries().get(q % stock.queries().size()), K);
      figures.add(System.nanoTime() - started, 0);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return figures;
  }

  private void warmUp(Contender contender) throws IOException {
    for (Staleness one : staleness) {
      contender.outdate(one);
      for (float[] query : stock.queries().subList(0, Math.min(50, stock.queries().size()))) {
        contender.nearest(query, K);
      }
    }
  }

  private void ask(Contender contender, int s) throws IOException {
    contender.outdate(staleness.get(s));
    Figures figures = new Figures(stock.queries().size());
    int found = 0;
    int all = 0;
    for (int q = 0; q < stock.queries().size(); q++) {
      long processor = threads.getCurrentThreadCpuTime();
      long started = System.nanoTime();
      List<Integer> answer = contender.nearest(stock.queries().get(q), K);
      figures.add(System.nanoTime() - started, threads.getCurrentThreadCpuTime() - processor);
      Set<Integer> nearest = truth.nearest(s, q);
      found += (int) answer.stream().filter(nearest::contains).count();
      all += nearest.size();
    }
    out.printf(
        Locale.ROOT,
        "%-22s  %9.4f  %s%n",
        staleness.get(s).name(),
        all == 0 ? 1.0 : (double) found / all,
        figures);
  }

  private static long heap() {
    System.gc();
    MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return usage.getUsed();
  }

  private static long bytes(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
