package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.colophon.enrichment.LabelIndex.Hit;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedding;
import org.colophon.models.Span;

/// Proposes subjects of one vocabulary: those whose labels or synonyms the text has, and those
/// whose label and note are near one of its passages. Knows nothing but the vocabulary; needs no
/// training. Thread-safe.
///
/// A language's labels are embedded the first time that a text in it comes.
public final class SubjectTagger {
  static final String METHOD = "subjects-1";
  private static final int MOST = 6;
  private static final int MOST_SPANS = 5;

  private final Vocabulary vocabulary;
  private final CachedEmbedder vectors;
  private final Map<String, LabelIndex> labels = new ConcurrentHashMap<>();
  private final Map<String, List<Embedding>> notes = new ConcurrentHashMap<>();

  public SubjectTagger(Vocabulary vocabulary, CachedEmbedder vectors) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
  }

  /// What made the annotations.
  String madeBy() {
    String version = vocabulary.scheme() + " " + vocabulary.version();
    return Provenance.of(METHOD + " over " + version, vectors.model());
  }

  /// At most six subjects, strongest first.
  List<Annotation> tag(
      ItemText text, String language, AnalyzedText analysis, List<EmbeddedPassage> passages) {
    List<Evidence> evidence = evidence(text, language, analysis);
    List<Nearness> near = nearness(language, passages);
    return IntStream.range(0, vocabulary.concepts().size())
        .filter(c -> vocabulary.concepts().get(c).replacedBy() == null)
        .mapToObj(c -> annotation(c, language, text, evidence.get(c), near.get(c)))
        .filter(annotation -> annotation.confidence() >= SubjectWeights.THRESHOLD)
        .sorted(
            Comparator.comparingDouble(Annotation::confidence)
                .reversed()
                .thenComparing(Annotation::value))
        .limit(MOST)
        .toList();
  }

  private Annotation annotation(
      int concept, String language, ItemText text, Evidence found, Nearness near) {
    Vocabulary.Concept of = vocabulary.concepts().get(concept);
    boolean passageOnly = found.weight == 0 && near.passage.length() > 0;
    return new Annotation(
        Annotation.Kind.SUBJECT,
        vocabulary.scheme() + ":" + of.code(),
        of.label(language),
        passageOnly ? List.of(near.passage) : List.copyOf(found.spans),
        SubjectWeights.confidence(language, found.weight, near.standardScore),
        madeBy(),
        text.textHash());
  }

  private List<Evidence> evidence(ItemText text, String language, AnalyzedText analysis) {
    LabelIndex index = labels.computeIfAbsent(language, l -> new LabelIndex(vocabulary, l));
    List<Evidence> all = new ArrayList<>();
    vocabulary.concepts().forEach(concept -> all.add(new Evidence()));
    for (Hit hit : index.findInTitle(text.title())) {
      all.get(hit.concept()).weight += hit.weight();
    }
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      for (Hit hit : index.find(index.lexicon().words(sentence))) {
        all.get(hit.concept()).add(hit);
      }
    }
    return all;
  }

  /// How near each concept is, compared with all concepts: raw cosines say little by themselves.
  private List<Nearness> nearness(String language, List<EmbeddedPassage> passages) {
    List<Embedding> concepts = notes.computeIfAbsent(language, this::embedNotes);
    double[] best = new double[concepts.size()];
    List<Span> where = new ArrayList<>();
    for (int c = 0; c < best.length; c++) {
      best[c] = -1;
      where.add(new Span(0, 0));
      for (EmbeddedPassage passage : passages) {
        double cosine = concepts.get(c).cosine(passage.vector());
        if (cosine > best[c]) {
          best[c] = cosine;
          where.set(c, passage.passage().span());
        }
      }
    }
    double mean = IntStream.range(0, best.length).mapToDouble(c -> best[c]).average().orElse(0);
    double variance =
        IntStream.range(0, best.length)
            .mapToDouble(c -> (best[c] - mean) * (best[c] - mean))
            .average()
            .orElse(0);
    double deviation = Math.max(1e-6, Math.sqrt(variance));
    return IntStream.range(0, best.length)
        .mapToObj(c -> new Nearness((best[c] - mean) / deviation, where.get(c)))
        .toList();
  }

  private List<Embedding> embedNotes(String language) {
    return vectors.embedAll(
        vocabulary.concepts().stream()
            .map(c -> c.label(language) + ". " + c.notes().getOrDefault(language, ""))
            .toList());
  }

  /// What of a concept's labels stands in the text.
  private static final class Evidence {
    private double weight;
    private final List<Span> spans = new ArrayList<>();

    void add(Hit hit) {
      weight += hit.weight();
      if (spans.size() < MOST_SPANS) {
        spans.add(hit.span());
      }
    }
  }

  /// @param standardScore deviations from the mean of all concepts
  private record Nearness(double standardScore, Span passage) {}
}
