package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.colophon.enrichment.LabelIndex.Hit;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.models.linear.SubjectClassifier;
import org.jspecify.annotations.Nullable;

/// Proposes subjects of one vocabulary: those whose labels or synonyms the text has, and those
/// whose label and note are near one of its passages. Knows nothing but the vocabulary; needs no
/// training. A classifier that was trained on confirmed subjects says more, where there is one: of
/// the subjects that it knows, those are proposed that it chooses, with its probabilities.
/// Thread-safe.
///
/// A language's labels are embedded the first time that a text in it comes.
public final class SubjectTagger {
  static final String METHOD = "subjects-1";
  private static final int MOST = 6;
  private static final int MOST_SPANS = 5;
  private static final double LEAST = 0.3; // a text may fit no subject that was learned

  private final Vocabulary vocabulary;
  private final CachedEmbedder vectors;
  private final @Nullable SubjectClassifier trained;
  private final Map<String, LabelIndex> labels = new ConcurrentHashMap<>();
  private final Map<String, List<Embedding>> notes = new ConcurrentHashMap<>();

  public SubjectTagger(Vocabulary vocabulary, CachedEmbedder vectors) {
    this(vocabulary, vectors, null);
  }

  /// @param trained on this vocabulary's codes; null where there is none
  public SubjectTagger(
      Vocabulary vocabulary, CachedEmbedder vectors, @Nullable SubjectClassifier trained) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.trained = trained;
  }

  /// What its annotations depend on beside text and vectors.
  String basis() {
    String list = METHOD + " " + vocabulary.scheme() + " " + vocabulary.version();
    return trained == null ? list : list + " " + trained.model().digest();
  }

  /// What made the annotations.
  String madeBy() {
    String version = vocabulary.scheme() + " " + vocabulary.version();
    String untrained = Provenance.of(METHOD + " over " + version, vectors.model());
    return trained == null ? untrained : untrained + " and " + Provenance.of(trained.model());
  }

  /// At most six subjects, strongest first.
  List<Annotation> tag(
      ItemText text, String language, AnalyzedText analysis, List<EmbeddedPassage> passages) {
    List<Evidence> evidence = evidence(text, language, analysis);
    List<Nearness> near = nearness(language, passages);
    Map<String, Double> known = proposals(text);
    return IntStream.range(0, vocabulary.concepts().size())
        .filter(c -> vocabulary.concepts().get(c).replacedBy() == null)
        .mapToObj(c -> annotation(c, language, text, evidence.get(c), near.get(c), known))
        .filter(annotation -> isProposed(annotation, known))
        .sorted(
            Comparator.comparingDouble(Annotation::confidence)
                .reversed()
                .thenComparing(Annotation::value))
        .limit(MOST)
        .toList();
  }

  private Annotation annotation(
      int concept,
      String language,
      ItemText text,
      Evidence found,
      Nearness near,
      Map<String, Double> known) {
    Vocabulary.Concept of = vocabulary.concepts().get(concept);
    boolean passageOnly = found.weight == 0 && near.passage.length() > 0;
    double guessed = SubjectWeights.confidence(language, found.weight, near.standardScore);
    return new Annotation(
        Annotation.Kind.SUBJECT,
        vocabulary.scheme() + ":" + of.code(),
        of.label(language),
        passageOnly ? List.of(near.passage) : List.copyOf(found.spans),
        known.getOrDefault(of.code(), guessed),
        madeBy(),
        text.textHash());
  }

  /// For every code that the classifier knows, its confidence: none for what it does not choose or
  /// hardly believes, and for what stands above a code that it chooses.
  private Map<String, Double> proposals(ItemText text) {
    if (trained == null) {
      return Map.of();
    }
    Map<String, Double> probabilities = trained.score(ConfirmedSubjects.lesson(text));
    List<String> chosen = trained.choose(probabilities);
    Set<String> above = new HashSet<>();
    chosen.forEach(code -> vocabulary.ancestors(code).forEach(c -> above.add(c.code())));
    Map<String, Double> proposals = new HashMap<>();
    probabilities.forEach((code, probability) ->
        proposals.put(
            code,
            chosen.contains(code) && !above.contains(code) && probability >= LEAST
                ? probability
                : 0));
    return proposals;
  }

  private boolean isProposed(Annotation annotation, Map<String, Double> known) {
    String code = annotation.value().substring(vocabulary.scheme().length() + 1);
    double least = known.containsKey(code) ? Double.MIN_VALUE : SubjectWeights.THRESHOLD;
    return annotation.confidence() >= least;
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
