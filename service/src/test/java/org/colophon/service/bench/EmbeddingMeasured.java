package org.colophon.service.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedder;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.onnx.OnnxModels;

/// How fast texts are embedded, one per line of a file: two side by side on one thread each, one
/// after the other on two threads, and through the pipeline's cache. All in one run, by turns, so
/// that the ratios hold on a machine that others use too.
///
/// Arguments: `speed FILE`, or `vectors FILE OUT`, which writes the English encoder's vectors of
/// the last column of a table.
final class EmbeddingMeasured {
  private static final int ROUNDS = 5;
  private static final int CALLERS = 2;

  private EmbeddingMeasured() {}

  public static void main(String[] arguments) throws Exception {
    List<String> lines = Files.readAllLines(Path.of(arguments[1]));
    if (arguments[0].equals("vectors")) {
      write(lines, Path.of(arguments[2]));
    } else {
      speed(lines.stream().filter(line -> !line.isBlank()).toList());
    }
  }

  private static void write(List<String> lines, Path target) throws IOException {
    try (Embedder embedder = Embedders.open("minilm");
        OutputStream out = Files.newOutputStream(target)) {
      for (String line : lines) {
        String text = line.substring(line.lastIndexOf('\t') + 1);
        out.write(embedder.embed(text, Role.PASSAGE).vector().toBytes());
      }
    }
  }

  private static void speed(List<String> texts) throws Exception {
    ModelFiles minilm = ModelFiles.bundled("minilm");
    try (Embedder bilingual = Embedders.open(Embedders.STANDARD);
        Embedder english = OnnxModels.open(minilm);
        Embedder twoThreads = OnnxModels.open(minilm, CALLERS)) {
      List<Way> ways =
          List.of(
              new Way("minilm, two texts side by side", english, () -> sideBySide(english, texts)),
              new Way(
                  "minilm, one text on two threads", twoThreads, () -> oneByOne(twoThreads, texts)),
              new Way("minilm, through the cache", english, () -> cached(english, texts)),
              new Way(
                  "bilingual, two texts side by side",
                  bilingual,
                  () -> sideBySide(bilingual, texts)),
              new Way("bilingual, through the cache", bilingual, () -> cached(bilingual, texts)));
      for (int round = 0; round < ROUNDS; round++) {
        for (Way way : ways) {
          way.run();
        }
      }
      for (Way way : ways) {
        way.report(texts);
      }
    }
  }

  /// Embeds all texts, two at a time on one thread each.
  static void sideBySide(Embedder embedder, List<String> texts) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int at = next.getAndIncrement();
                    at < texts.size();
                    at = next.getAndIncrement()) {
                  embedder.embed(texts.get(at), Role.PASSAGE);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void oneByOne(Embedder embedder, List<String> texts) {
    texts.forEach(text -> embedder.embed(text, Role.PASSAGE));
  }

  private static void cached(Embedder embedder, List<String> texts) {
    new CachedEmbedder(embedder, new EnrichmentBenchmark.Forgetful()).embedAll(texts);
  }

  /// Work that can be timed.
  private interface Work {
    void run() throws InterruptedException;
  }

  /// One way to embed all texts, and how long each round took.
  private static final class Way {
    private final String name;
    private final Embedder embedder;
    private final Work work;
    private final List<Long> nanos = new ArrayList<>();

    Way(String name, Embedder embedder, Work work) {
      this.name = name;
      this.embedder = embedder;
      this.work = work;
    }

    void run() throws InterruptedException {
      long start = System.nanoTime();
      work.run();
      nanos.add(System.nanoTime() - start);
    }

    /// The best round: what others do on the machine only makes a round slower.
    void report(List<String> texts) {
      AtomicLong tokens = new AtomicLong();
      texts.forEach(text -> tokens.addAndGet(embedder.embed(text, Role.PASSAGE).tokens().size()));
      double seconds = nanos.stream().mapToLong(Long::longValue).min().orElseThrow() / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-36s %7.0f tokens/s %6.1f texts/s (%d tokens, best of %d)%n",
          name,
          tokens.get() / seconds,
          texts.size() / seconds,
          tokens.get(),
          nanos.size());
    }
  }
}
