package org.colophon.service.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.names.NameModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.service.cli.CommandJson;
import org.colophon.subjects.SubjectTagger;
import org.colophon.text.ItemText;
import org.colophon.text.PassageSplitter;
import org.colophon.vocabulary.VocabularyReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What whole enrichment costs beside the embedding alone: invented blurbs and articles of 155
/// tokens, bge-small, no vector remembered, lemmas known from the rounds before. One thread, of a
/// pool of one, does everything, so that the passages of one text are not embedded side by side.
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx2g",
      "-XX:+UseSerialGC",
      "-Djmh.executor=FJP",
      "--enable-native-access=ALL-UNNAMED"
    })
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EnrichmentBenchmark {
  private static final int TOKENS = 155;
  private static final int TEXTS = 12;
  private static final Pattern LAST_WORD = Pattern.compile("\\w+(?=[.!?](\\s|$))");
  private static final List<String> DEMO = List.of("harrow-lane", "abendbogen", "tannenstein");

  /// The models and the texts.
  @State(Scope.Benchmark)
  public static class Desk {
    /// The texts' language.
    @Param({"en", "de"})
    public String language = "en";

    private final Embedder embedder = Embedders.open("bge-small");
    private final AtomicInteger next = new AtomicInteger();
    private final List<ItemText> texts = new ArrayList<>();
    private final List<List<String>> passages = new ArrayList<>();
    private LinguisticAnalyzer analyzer = OpenNlpModels.analyzer("en");
    private EnrichmentPipeline pipeline = pipeline(embedder, analyzer);

    /// Opens the language's models and cuts the texts.
    @Setup(Level.Trial)
    public void read() {
      analyzer = OpenNlpModels.analyzer(language);
      pipeline = pipeline(embedder, analyzer);
      for (ItemText text : demo(language)) {
        if (texts.size() < TEXTS) {
          texts.add(cut(text));
        }
      }
      for (ItemText text : texts) {
        AnalyzedText analysis = analyzer.analyze(text.text());
        passages.add(
            PassageSplitter.split(text, analysis).stream()
                .map(passage -> PassageSplitter.embedded(text, passage))
                .toList());
      }
    }

    /// Frees the model.
    @TearDown(Level.Trial)
    public void close() {
      embedder.close();
    }

    private int next() {
      return Math.floorMod(next.getAndIncrement(), texts.size());
    }

    /// The text with another last word in every sentence: one that no cache of sentences knows.
    private String unseen(String text) {
      return LAST_WORD.matcher(text).replaceAll(String.valueOf(10_000 + next.get()));
    }

    private ItemText unseen(ItemText text) {
      return new ItemText(language, "", unseen(text.text()), "hash");
    }

    /// The title goes into the text: what is embedded alone and what is enriched are the same.
    private ItemText cut(ItemText item) {
      String whole = item.title() + ". " + item.text();
      List<MatchResult> words = Pattern.compile("\\S+").matcher(whole).results().toList();
      String text = whole;
      for (int i = words.size(); i > 0; i--) {
        text = whole.substring(0, words.get(i - 1).end());
        if (embedder.embed(text, Role.PASSAGE).tokens().size() <= TOKENS) {
          break;
        }
      }
      return new ItemText(language, "", text, "hash");
    }
  }

  /// The text as one piece.
  @Benchmark
  public EmbeddedText embeddingWhole(Desk desk) {
    return desk.embedder.embed(desk.unseen(desk.texts.get(desk.next()).text()), Role.PASSAGE);
  }

  /// The same text in the passages that the pipeline makes of it.
  @Benchmark
  public List<EmbeddedText> embeddingPassages(Desk desk) {
    return desk.passages.get(desk.next()).stream()
        .map(passage -> desk.embedder.embed(desk.unseen(passage), Role.PASSAGE))
        .toList();
  }

  /// Language, sentences, words, passages with vectors, names, keyphrases, subjects.
  @Benchmark
  public Enrichment enrichment(Desk desk) {
    return desk.pipeline.enrich(desk.unseen(desk.texts.get(desk.next())));
  }

  /// Sentences, words, tags and lemmas alone.
  @Benchmark
  public AnalyzedText analysis(Desk desk) {
    return desk.analyzer.analyze(desk.unseen(desk.texts.get(desk.next()).text()));
  }

  private static EnrichmentPipeline pipeline(Embedder embedder, LinguisticAnalyzer analyzer) {
    CachedEmbedder vectors = new CachedEmbedder(embedder, new Forgetful());
    return new EnrichmentPipeline(
            LinearModels.languageDetector(),
            Map.of(analyzer.language(), analyzer),
            vectors,
            new KeyphraseExtractor(),
            List.of(new SubjectTagger(VocabularyReader.topics(), vectors)))
        .finding(List.of(NameModels.finder(analyzer.language())));
  }

  private static List<ItemText> demo(String language) {
    List<ItemText> texts = new ArrayList<>();
    for (String imprint : DEMO) {
      String file = "/demo/items-" + imprint + ".jsonl";
      try (InputStream in =
              Objects.requireNonNull(CommandJson.class.getResourceAsStream(file), file);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          var item = CommandJson.MAPPER.readTree(line);
          if (item.path("language").asText().equals(language)) {
            texts.add(
                new ItemText(
                    language, item.path("title").asText(), item.path("text").asText(), "hash"));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  /// Remembers no vector, so that every text is embedded every time.
  static final class Forgetful implements VectorStore {
    @Override
    public Map<String, Embedding> find(String digest, Collection<String> hashes) {
      return Map.of();
    }

    @Override
    public void put(String digest, Map<String, Embedding> vectors) {}
  }
}
