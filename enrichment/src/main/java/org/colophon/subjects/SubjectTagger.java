package org.colophon.subjects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.annotation.Provenance;
import org.colophon.catalog.ContentType;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.LabelIndex;
import org.colophon.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Proposes subjects of one vocabulary by how near a text is to each concept's labels, definition,
/// examples and parents, and by the labels that stand in it. Knows nothing but the vocabulary;
/// needs no training. A classifier that was trained on confirmed subjects says more, where there is
/// one: of the subjects that it knows, those are proposed that it chooses, with its probabilities.
/// Thread-safe.
///
/// The concepts are embedded the first time that a text comes, unless their vectors are shipped.
public final class SubjectTagger {
  /// With everything below them.
  private static final List<String> ONLY_AS_SAID = List.of("thema:FP", "thema:NHTZ1");

  static final String METHOD = "subjects-5";
  private static final int MOST = 6;

  /// Below this a subject is not proposed by nearness and labels.
  static final double LEAST_PROBABLE = 0.2;

  /// The same for a tree, where the probabilities are lower and hold.
  static final double LEAST_PROBABLE_IN_TREE = 0.05;

  /// Below this no subject is proposed beside the first [#FIRST].
  private static final double LEAST_FURTHER = 0.45;

  private static final int FIRST = 3;

  /// Below this a learned subject is not proposed, unless a threshold was set: a text may fit none.
  public static final double LEAST = 0.3;

  private final Vocabulary vocabulary;
  private final CachedEmbedder vectors;
  private final @Nullable SubjectClassifier trained;
  private final Threshold threshold;
  private final String madeBy;
  private final SubjectWeights weights;
  private final ConceptFamilies families;
  private final Map<String, LabelIndex> labels = new ConcurrentHashMap<>();
  private @Nullable ConceptNearness concepts;

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
    this.weights = SubjectWeights.of(vocabulary);
    this.families = new ConceptFamilies(vocabulary);
    this.madeBy = madeBy(vocabulary, vectors.model(), trained, threshold.least());
  }

  /// From where on subjects are proposed: the learned ones, where any were learned.
  public Threshold threshold() {
    return trained == null ? Threshold.unmeasured(vocabulary.scheme(), leastProbable()) : threshold;
  }

  /// Whether the vocabulary is for texts of this type.
  ///
  /// @param type null where it is not known
  public boolean isFor(@Nullable ContentType type) {
    return type == null || vocabulary.types().isEmpty() || vocabulary.types().contains(type);
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

  /// At most six subjects, the strongest first: the main one. Of two that imply each other, the
  /// stronger one is among them.
  ///
  /// @param names what the text names
  public List<Annotation> tag(
      ItemText text,
      String language,
      AnalyzedText analysis,
      List<EmbeddedPassage> passages,
      List<Annotation> names) {
    Evidence evidence = evidence(text, language, analysis, passages, names);
    if (evidence.about.isEmpty() && trained == null) {
      return List.of();
    }
    Map<Integer, LabelEvidence> labelled = evidence.labelled;
    List<SubjectScore> scores = evidence.scores;
    Map<String, Double> known = proposals(text);
    List<Annotation> proposed =
        IntStream.range(0, scores.size())
            .filter(c -> isInUse(vocabulary.concepts().get(c)))
            .filter(c -> confidence(c, scores, known) >= least(c, known))
            .filter(c -> labelled.containsKey(c) || !isOnlyAsSaid(c, known))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> -confidence(c, scores, known)))
            .limit(2L * MOST)
            .map(c ->
                annotation(
                    c, language, text, confidence(c, scores, known), spans(c, labelled, passages)))
            .toList();
    return withoutImplied(proposed);
  }

  /// The evidence for one concept, of which [SubjectWeights] make a probability.
  ///
  /// @param subject `scheme:code`
  /// @param above the subjects above it
  public record Example(String subject, List<String> above, Map<String, Double> features) {
    public Example {
      above = List.copyOf(above);
    }
  }

  /// The evidence for every concept that a text is nearer to than to most, or that it names: what
  /// the weights are fitted on.
  public List<Example> examples(
      ItemText text,
      String language,
      AnalyzedText analysis,
      List<EmbeddedPassage> passages,
      List<Annotation> names) {
    List<SubjectScore> scores = evidence(text, language, analysis, passages, names).scores;
    return IntStream.range(0, scores.size())
        .filter(c -> scores.get(c).near() > 0 || scores.get(c).words() > 0)
        .mapToObj(c -> example(vocabulary.concepts().get(c).code(), scores.get(c)))
        .toList();
  }

  private Example example(String code, SubjectScore score) {
    String scheme = vocabulary.scheme() + ":";
    return new Example(
        scheme + code,
        vocabulary.ancestors(code).stream().map(above -> scheme + above.code()).toList(),
        score.features());
  }

  /// A text's evidence for the concepts.
  ///
  /// @param about its vectors
  /// @param labelled by concept, the labels that stand in it
  /// @param scores in the order of the vocabulary
  private record Evidence(
      List<Embedding> about, Map<Integer, LabelEvidence> labelled, List<SubjectScore> scores) {}

  private Evidence evidence(
      ItemText text,
      String language,
      AnalyzedText analysis,
      List<EmbeddedPassage> passages,
      List<Annotation> names) {
    LabelIndex index = labels.computeIfAbsent(language, l -> new LabelIndex(vocabulary, l));
    LabelContext context = new LabelContext(language, analysis, names);
    List<Embedding> about =
        new SubjectText(text, index.lexicon(), misleading(context, index))
            .vectors(passages, vectors);
    Map<Integer, LabelEvidence> labelled = LabelEvidence.of(index, text.title(), analysis, context);
    return new Evidence(about, labelled, scores(about, labelled));
  }

  static Set<String> misleading(LabelContext context, LabelIndex index) {
    return context.nameWords().stream()
        .filter(word -> !index.find(word).isEmpty())
        .collect(Collectors.toSet());
  }

  private List<Annotation> withoutImplied(List<Annotation> proposed) {
    List<Annotation> kept = new ArrayList<>();
    for (Annotation next : proposed) {
      boolean enough = kept.size() >= FIRST && next.confidence() < LEAST_FURTHER;
      if (!enough
          && kept.size() < MOST
          && kept.stream().noneMatch(better -> isInLine(code(better), code(next)))) {
        kept.add(next);
      }
    }
    return kept;
  }

  /// Whether one of two codes is above the other.
  private boolean isInLine(String one, String other) {
    return isAbove(one, other) || isAbove(other, one);
  }

  private boolean isAbove(String above, String code) {
    return vocabulary.ancestors(code).stream().anyMatch(concept -> concept.code().equals(above));
  }

  /// How each concept fits, in the order of the vocabulary.
  List<SubjectScore> scores(List<Embedding> about, Map<Integer, LabelEvidence> labelled) {
    double[] near =
        about.isEmpty()
            ? new double[vocabulary.concepts().size()]
            : nearness().standardScores(about.getFirst());
    if (about.size() > 1) {
      double[] rest = nearness().standardScores(about.getLast());
      for (int c = 0; c < near.length; c++) {
        near[c] = Math.min(near[c], rest[c]);
      }
    }
    List<SubjectScore> scores = new ArrayList<>();
    for (int c = 0; c < near.length; c++) {
      LabelEvidence evidence = labelled.get(c);
      double words = evidence == null ? 0 : evidence.weight();
      scores.add(new SubjectScore(near[c], words, 0, families.of(c, near), weights));
    }
    double odds = FictionOdds.of(vocabulary, scores);
    for (int c = 0; c < near.length; c++) {
      Optional<Boolean> fiction = vocabulary.fiction(vocabulary.concepts().get(c).code());
      if (fiction.isPresent()) {
        scores.set(c, scores.get(c).beside(fiction.get() ? odds : -odds));
      }
    }
    return scores;
  }

  private synchronized ConceptNearness nearness() {
    ConceptNearness made = concepts;
    if (made == null) {
      made = ConceptNearness.of(vocabulary, vectors);
      concepts = made;
    }
    return made;
  }

  private double confidence(int concept, List<SubjectScore> scores, Map<String, Double> known) {
    Double learned = known.get(vocabulary.concepts().get(concept).code());
    return learned == null ? scores.get(concept).probability() : learned;
  }

  private double leastProbable() {
    return weights == SubjectWeights.FLAT ? LEAST_PROBABLE : LEAST_PROBABLE_IN_TREE;
  }

  private double least(int concept, Map<String, Double> known) {
    boolean learned = known.containsKey(vocabulary.concepts().get(concept).code());
    return learned ? Double.MIN_VALUE : leastProbable();
  }

  /// Whether a concept is never proposed by nearness alone.
  private boolean isOnlyAsSaid(int concept, Map<String, Double> known) {
    String code = vocabulary.concepts().get(concept).code();
    return !known.containsKey(code) && isOnlyAsSaid(vocabulary.scheme() + ":" + code);
  }

  /// Whether a subject is one whose wrong proposal does harm: erotica and the Holocaust.
  ///
  /// @param subject `scheme:code`
  static boolean isOnlyAsSaid(String subject) {
    return ONLY_AS_SAID.stream().anyMatch(subject::startsWith);
  }

  private static boolean isInUse(Vocabulary.Concept concept) {
    return concept.replacedBy() == null;
  }

  /// Where labels stand; where none does, the passage that is nearest.
  private List<Span> spans(
      int concept, Map<Integer, LabelEvidence> labelled, List<EmbeddedPassage> passages) {
    LabelEvidence evidence = labelled.get(concept);
    if (evidence != null) {
      return evidence.spans();
    }
    return passages.stream()
        .filter(passage -> passage.passage().span().length() > 0)
        .max(Comparator.comparingDouble(p -> nearness().nearness(concept, p.vector())))
        .map(passage -> List.of(passage.passage().span()))
        .orElse(List.of());
  }

  private String code(Annotation annotation) {
    return annotation.value().substring(vocabulary.scheme().length() + 1);
  }

  private Annotation annotation(
      int concept, String language, ItemText text, double confidence, List<Span> evidence) {
    Vocabulary.Concept of = vocabulary.concepts().get(concept);
    return new Annotation(
        Annotation.Kind.SUBJECT,
        vocabulary.scheme() + ":" + of.code(),
        of.label(language),
        evidence,
        confidence,
        madeBy,
        text.textHash());
  }

  /// For every code that the classifier knows, its confidence: none for what it does not choose or
  /// hardly believes, and for what stands above a code that it chooses.
  private Map<String, Double> proposals(ItemText text) {
    if (trained == null) {
      return Map.of();
    }
    LabelledText plain = ConfirmedSubjects.example(text);
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
}
