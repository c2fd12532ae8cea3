package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.annotation.Provenance;
import org.colophon.catalog.ContentType;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.keyphrases.PhraseSource;
import org.colophon.keyphrases.TitledText;
import org.colophon.models.AnalyzedText;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.Embedding;
import org.colophon.models.EntityFinder;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.subjects.SubjectTagger;
import org.colophon.subjects.Threshold;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.Passage;
import org.colophon.text.PassageSplitter;
import org.colophon.text.PassageText;
import org.jspecify.annotations.Nullable;

/// The pipeline that turns a text into an [Enrichment]: language, sentences and words, passages
/// with vectors, names, keyphrases, a summary, promised days, subjects. The same text gives the
/// same enrichment; nothing is stored but vectors. Thread-safe.
///
/// A language without an analyzer gets a language and vectors, no more, and a note says so. A text
/// of more than [#MAX_PASSAGES] passages is embedded to there, and a note says so.
public final class EnrichmentPipeline {
  /// The most passages of one text that are embedded; about 15,000 words.
  public static final int MAX_PASSAGES = 250;

  /// Changes with what this class itself does to a text.
  private static final String METHOD = "pipeline-2";

  private final LanguageDetector detector;
  private final Map<String, LinguisticAnalyzer> analyzers;
  private final CachedEmbedder vectors;
  private final KeyphraseExtractor keyphrases;
  private final List<SubjectTagger> taggers;
  private final Map<String, NameTagger> names;

  /// @param analyzers by ISO 639-1 code
  public EnrichmentPipeline(
      LanguageDetector detector,
      Map<String, LinguisticAnalyzer> analyzers,
      CachedEmbedder vectors,
      KeyphraseExtractor keyphrases,
      List<SubjectTagger> taggers) {
    this.detector = detector;
    this.analyzers = Map.copyOf(analyzers);
    this.vectors = vectors;
    this.keyphrases = keyphrases;
    this.taggers = List.copyOf(taggers);
    this.names = Map.of();
  }

  private EnrichmentPipeline(EnrichmentPipeline base, Map<String, NameTagger> names) {
    this.detector = base.detector;
    this.analyzers = base.analyzers;
    this.vectors = base.vectors;
    this.keyphrases = base.keyphrases;
    this.taggers = base.taggers;
    this.names = Map.copyOf(names);
  }

  /// This pipeline, which also finds names. A language without a finder gets none.
  public EnrichmentPipeline finding(List<EntityFinder> finders) {
    Map<String, NameTagger> byLanguage = new HashMap<>();
    finders.forEach(finder -> byLanguage.put(finder.language(), new NameTagger(finder)));
    return new EnrichmentPipeline(this, byLanguage);
  }

  /// The model that makes the vectors.
  public ModelId embedder() {
    return vectors.model();
  }

  /// From where on the subjects of each vocabulary are proposed.
  public List<Threshold> thresholds() {
    return taggers.stream().map(SubjectTagger::threshold).toList();
  }

  /// A digest of everything that the enrichment of a text depends on but the text: models, methods
  /// and vocabularies. Equal fingerprints make the same of the same text. Reads models that are
  /// read when first used.
  ///
  /// @param embedder digest of the embedding model: this pipeline's, or that of another one in its
  ///   place
  public String fingerprint(String embedder) {
    List<String> parts = new ArrayList<>();
    parts.add(METHOD);
    new TreeMap<>(analyzers).forEach((_, a) -> parts.add(keyphrases.madeBy(a)));
    parts.add(Summarizer.METHOD);
    parts.add(PromisedDates.METHOD);
    parts.add("embedder " + embedder);
    parts.add("detector " + Provenance.of(detector.model()));
    new TreeMap<>(analyzers)
        .forEach((language, a) -> parts.add(language + " " + Provenance.of(a.model())));
    taggers.forEach(tagger -> parts.add("subjects " + tagger.basis()));
    new TreeMap<>(names)
        .forEach((language, n) -> parts.add("names " + language + " " + n.madeBy()));
    return PassageText.hash(String.join("\n", parts));
  }

  public Enrichment enrich(ItemText text) {
    List<String> notes = new ArrayList<>();
    List<Annotation> annotations = new ArrayList<>();
    Reading read = read(text, annotations, notes);
    if (read.analyzer == null) {
      notes.add(unread(read.language));
    } else {
      List<Annotation> subjects =
          taggers.stream()
              .filter(tagger -> tagger.isFor(text.metadata().type()))
              .flatMap(t ->
                  t
                      .tag(text, read.language.code(), read.analysis, read.passages, read.named)
                      .stream())
              .toList();
      annotations.addAll(
          namesAndKeyphrases(text, read.analysis, read.analyzer, read.named, subjects));
      annotations.addAll(SummaryAnnotations.of(text, read.analysis, read.passages, read.analyzer));
      annotations.addAll(subjects);
    }
    return new Enrichment(text, read.language, read.analysis, read.passages, annotations, notes);
  }

  /// The evidence for the subjects of a text of that type, before any is chosen: what their weights
  /// are fitted on.
  public List<SubjectTagger.Example> subjectExamples(ItemText text, ContentType type) {
    Reading read = read(text, new ArrayList<>(), new ArrayList<>());
    return taggers.stream()
        .filter(tagger -> tagger.isFor(type))
        .flatMap(t ->
            t
                .examples(text, read.language.code(), read.analysis, read.passages, read.named)
                .stream())
        .toList();
  }

  /// A text with its language, sentences, passages and names.
  ///
  /// @param analyzer null for a language that is not read
  private record Reading(
      DetectedLanguage language,
      @Nullable LinguisticAnalyzer analyzer,
      AnalyzedText analysis,
      List<EmbeddedPassage> passages,
      List<Annotation> named) {}

  private Reading read(ItemText text, List<Annotation> annotations, List<String> notes) {
    DetectedLanguage language = language(text, annotations);
    LinguisticAnalyzer analyzer = analyzers.get(language.code());
    AnalyzedText analysis =
        analyzer == null ? new AnalyzedText(text.text(), List.of()) : analyzer.analyze(text.text());
    NameTagger namer = analyzer == null ? null : names.get(language.code());
    List<Annotation> named = namer == null ? List.of() : namer.tag(text, analysis);
    return new Reading(language, analyzer, analysis, embedded(text, analysis, notes), named);
  }

  private DetectedLanguage language(ItemText text, List<Annotation> annotations) {
    boolean stated = !text.language().equals("und");
    DetectedLanguage language =
        stated
            ? new DetectedLanguage(text.language(), 1)
            : detector.detect(text.title() + "\n" + text.text());
    annotations.add(
        new Annotation(
            Annotation.Kind.LANGUAGE,
            language.code(),
            language.code(),
            List.of(),
            language.confidence(),
            stated ? "stated by the source" : Provenance.of(detector.model()),
            text.textHash()));
    return language;
  }

  private List<EmbeddedPassage> embedded(ItemText text, AnalyzedText analysis, List<String> notes) {
    List<Passage> all = PassageSplitter.split(text, analysis);
    List<Passage> passages = all.subList(0, Math.min(all.size(), MAX_PASSAGES));
    if (passages.size() < all.size()) {
      notes.add("only the first " + MAX_PASSAGES + " of " + all.size() + " passages were read");
    }
    List<Embedding> embeddings =
        vectors.embedAll(passages.stream().map(p -> PassageSplitter.embedded(text, p)).toList());
    List<EmbeddedPassage> embedded = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      embedded.add(new EmbeddedPassage(passages.get(i), embeddings.get(i)));
    }
    return embedded;
  }

  /// The names, and the keyphrases that are not the label of a subject, all with the probability
  /// that an editor keeps them.
  private List<Annotation> namesAndKeyphrases(
      ItemText text,
      AnalyzedText analysis,
      LinguisticAnalyzer analyzer,
      List<Annotation> names,
      List<Annotation> subjects) {
    Lexicon lexicon = Lexicon.of(analyzer.language());
    KeyphraseExtractor.Found found =
        keyphrases.extract(
            new PhraseSource(analyzer.analyze(text.title()), analysis, names, lexicon));
    Set<String> labels =
        subjects.stream()
            .map(subject -> TitledText.key(subject.label(), lexicon))
            .collect(Collectors.toSet());
    List<Annotation> annotations = new ArrayList<>();
    for (Annotation name : names) {
      annotations.add(
          name.withConfidence(found.names().getOrDefault(name.value(), name.confidence())));
    }
    String madeBy = keyphrases.madeBy(analyzer);
    for (KeyphraseExtractor.Keyphrase phrase : found.keyphrases()) {
      if (!labels.contains(TitledText.key(phrase.label(), lexicon))) {
        annotations.add(keyphrase(phrase, madeBy, text));
      }
    }
    return annotations;
  }

  private static Annotation keyphrase(
      KeyphraseExtractor.Keyphrase phrase, String madeBy, ItemText text) {
    return new Annotation(
        Annotation.Kind.KEYPHRASE,
        phrase.key(),
        phrase.label(),
        phrase.spans(),
        phrase.confidence(),
        madeBy,
        text.textHash());
  }

  private String unread(DetectedLanguage language) {
    String what =
        language.isKnown() ? "the language '" + language.code() + "'" : "a language unknown here";
    return "the text is in "
        + what
        + ": keyphrases and subjects are found in "
        + String.join(", ", analyzers.keySet().stream().sorted().toList());
  }
}
