package org.colophon.subjects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.annotation.Provenance;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.LabelIndex;
import org.colophon.vocabulary.LabelIndex.Hit;
import org.colophon.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/// A tagger that proposes subjects of one vocabulary: those whose labels or synonyms the text has,
/// and those whose label and note are near one of its passages. It needs no training. Where a
/// classifier was trained on confirmed subjects, it proposes the subjects that it knows, with its
/// probabilities.
///
/// A language's labels are embedded the first time that a text in it comes.
public final class SubjectTagger {
  static final String METHOD = "subjects-2";
  private static final int MOST = 6;

  /// Of a longer list the notes are not embedded: that would take minutes and tell little apart.
  private static final int LONGEST_COMPARED = 600;

  private static final int MOST_SPANS = 5;

  /// Below this a learned subject is not proposed, unless a threshold was set: a text may fit none.
  public static final double LEAST = 0.3;

  private final Vocabulary vocabulary;
  private final CachedEmbedder vectors;
  private final @Nullable SubjectClassifier trained;
  private final Threshold threshold;
  private final String madeBy;
  private final Map<String, LabelIndex> labels = new ConcurrentHashMap<>();
  private final Map<String, List<Embedding>> notes = new ConcurrentHashMap<>();

  public SubjectTagger(Vocabulary vocabulary, CachedEmbedder vectors) {
    this(vocabulary, vectors, null);
  }

  /// With a classifier, at the threshold that promises nothing.
  ///
  /// @param trained on this vocabulary's codes; null where there is none
  public SubjectTagger(
      Vocabulary vocabulary, CachedEmbedder vectors, @Nullable SubjectClassifier trained) {
    this(vocabulary, vectors, trained, Threshold.unmeasured(vocabulary.scheme(), LEAST));
  }

  /// With a classifier and a threshold.
  ///
  /// @param trained on this vocabulary's codes, with vectors of this embedding model if with any;
  ///   null where there is none
  /// @param threshold of the learned subjects
  public SubjectTagger(
      Vocabulary vocabulary,
      CachedEmbedder vectors,
      @Nullable SubjectClassifier trained,
      Threshold threshold) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.trained = trained;
    this.threshold = threshold;
    this.madeBy = madeBy(vocabulary, vectors.model(), trained, threshold.least());
  }

  /// From where on subjects are proposed: the learned ones, where any were learned.
  public Threshold threshold() {
    return trained == null
        ? Threshold.unmeasured(vocabulary.scheme(), SubjectWeights.THRESHOLD)
        : threshold;
  }

  /// What its annotations depend on beside text and vectors.
  public String basis() {
    String list = METHOD + " " + vocabulary.scheme() + " " + vocabulary.version();
    return trained == null
        ? list
        : list + " " + trained.model().digest() + " from " + threshold.least();
  }

  /// What made the annotations.
  private static String madeBy(
      Vocabulary vocabulary, ModelId model, @Nullable SubjectClassifier trained, double least) {
    String version = vocabulary.scheme() + " " + vocabulary.version();
    String untrained = Provenance.of(METHOD + " over " + version, model);
    return trained == null
        ? untrained
        : untrained + " and " + Provenance.of(trained.model()) + " from " + least;
  }

  /// At most six subjects, the strongest first: the main one. What another one implies is not among
  /// them.
  public List<Annotation> tag(
      ItemText text, String language, AnalyzedText analysis, List<EmbeddedPassage> passages) {
    List<Evidence> evidence = evidence(text, language, analysis);
    List<Nearness> near = nearness(language, passages);
    Map<String, Double> known = proposals(text);
    List<Annotation> proposed =
        IntStream.range(0, vocabulary.concepts().size())
            .filter(c -> vocabulary.concepts().get(c).replacedBy() == null)
            .mapToObj(c -> annotation(c, language, text, evidence.get(c), near.get(c), known))
            .filter(annotation -> isProposed(annotation, known))
            .sorted(
                Comparator.comparingDouble(Annotation::confidence)
                    .reversed()
                    .thenComparing(Annotation::value))
            .toList();
    Set<String> implied = new HashSet<>();
    proposed.forEach(a -> vocabulary.ancestors(code(a)).forEach(c -> implied.add(c.code())));
    return proposed.stream().filter(a -> !implied.contains(code(a))).limit(MOST).toList();
  }

  private String code(Annotation annotation) {
    return annotation.value().substring(vocabulary.scheme().length() + 1);
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
        madeBy,
        text.textHash());
  }

  /// For every code that the classifier knows, its confidence: none for what it does not choose or
  /// hardly believes, and for what stands above a code that it chooses.
  private Map<String, Double> proposals(ItemText text) {
    if (trained == null) {
      return Map.of();
    }
    LabelledText plain = ConfirmedSubjects.lesson(text);
    Map<String, Double> probabilities =
        trained.score(
            trained.readsVectors() ? ConfirmedSubjects.withVector(plain, vectors) : plain);
    List<String> chosen = trained.choose(probabilities);
    Set<String> above = new HashSet<>();
    chosen.forEach(code -> vocabulary.ancestors(code).forEach(c -> above.add(c.code())));
    Map<String, Double> proposals = new HashMap<>();
    probabilities.forEach((code, probability) ->
        proposals.put(
            code,
            chosen.contains(code) && !above.contains(code) && probability >= threshold.least()
                ? probability
                : 0));
    return proposals;
  }

  private boolean isProposed(Annotation annotation, Map<String, Double> known) {
    String code = code(annotation);
    double needed = known.containsKey(code) ? Double.MIN_VALUE : SubjectWeights.THRESHOLD;
    return annotation.confidence() >= needed;
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
    if (vocabulary.concepts().size() > LONGEST_COMPARED) {
      Nearness none = new Nearness(0, new Span(0, 0));
      return Collections.nCopies(vocabulary.concepts().size(), none);
    }
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

  /// The labels of a concept that were found in the text.
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

  /// The similarity of a text to a concept.
  ///
  /// @param standardScore deviations from the mean of all concepts
  private record Nearness(double standardScore, Span passage) {}
}
