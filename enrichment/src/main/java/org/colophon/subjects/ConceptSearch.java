package org.colophon.subjects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedding;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.colophon.vocabulary.VocabularyReader;

/// A search for the concepts of a large vocabulary that are near a text: from the nearest of its
/// core, which is embedded as a whole, down to the concepts below them, which are embedded when
/// they are first looked at. The core is the bundled selection of the scheme where there is one,
/// else the upper levels. Thread-safe.
final class ConceptSearch implements ConceptNearness {
  private static final int CORE = 500;
  private static final int NEAREST = 6;
  private static final int MOST_BELOW = 150;
  private static final double FAR = -9;

  private final Vocabulary vocabulary;
  private final CachedEmbedder vectors;
  private final List<Concept> coreConcepts;
  private final ConceptVectors core;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Embedding> below = new ConcurrentHashMap<>();

  private ConceptSearch(Vocabulary vocabulary, Vocabulary selection, CachedEmbedder vectors) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.coreConcepts = selection.concepts();
    this.core = ConceptVectors.of(selection, vectors);
    for (int c = 0; c < vocabulary.concepts().size(); c++) {
      places.put(vocabulary.concepts().get(c).code(), c);
    }
  }

  static ConceptSearch of(Vocabulary vocabulary, CachedEmbedder vectors) {
    Vocabulary books = VocabularyReader.books();
    boolean hasSelection =
        vocabulary.scheme().equals(books.scheme())
            && books.concepts().stream().allMatch(c -> vocabulary.find(c.code()).isPresent());
    return new ConceptSearch(vocabulary, hasSelection ? books : upper(vocabulary), vectors);
  }

  /// The first concepts of a vocabulary, level by level.
  private static Vocabulary upper(Vocabulary vocabulary) {
    List<Concept> upper = new ArrayList<>();
    List<Concept> level =
        vocabulary.concepts().stream().filter(concept -> concept.parent() == null).toList();
    while (!level.isEmpty() && upper.size() + level.size() <= CORE) {
      upper.addAll(level);
      level = level.stream().flatMap(c -> vocabulary.below(c.code()).stream()).toList();
    }
    return new Vocabulary(
        vocabulary.scheme(),
        vocabulary.version(),
        upper.isEmpty() ? vocabulary.concepts().subList(0, CORE) : upper);
  }

  @Override
  public double[] standardScores(Embedding text) {
    double[] scores = new double[vocabulary.concepts().size()];
    Arrays.fill(scores, FAR);
    double[] inCore = core.standardScores(text);
    for (int c = 0; c < inCore.length; c++) {
      scores[place(coreConcepts.get(c))] = inCore[c];
    }
    ConceptVectors.Spread spread = core.spread(text);
    IntStream.range(0, inCore.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -inCore[c]))
        .limit(NEAREST)
        .forEach(c -> addBelow(c, text, spread, scores));
    return scores;
  }

  private int place(Concept concept) {
    return Objects.requireNonNull(places.get(concept.code()), "a concept of the vocabulary");
  }

  private void addBelow(
      int coreConcept, Embedding text, ConceptVectors.Spread spread, double[] scores) {
    String code = coreConcepts.get(coreConcept).code();
    for (Concept concept : embeddedBelow(code, core.row(coreConcept))) {
      scores[place(concept)] =
          spread.standard(
              Objects.requireNonNull(below.get(concept.code()), "its vector was made")
                  .cosine(text));
    }
  }

  /// The concepts below a core concept that are not below another one, with their vectors made.
  private List<Concept> embeddedBelow(String code, Embedding parent) {
    Set<String> ofCore = new HashSet<>();
    coreConcepts.forEach(concept -> ofCore.add(concept.code()));
    List<Concept> found = new ArrayList<>();
    List<Concept> level = vocabulary.below(code);
    while (!level.isEmpty() && found.size() < MOST_BELOW) {
      List<Concept> further =
          level.stream().filter(concept -> !ofCore.contains(concept.code())).toList();
      found.addAll(further);
      level = further.stream().flatMap(c -> vocabulary.below(c.code()).stream()).toList();
    }
    List<Concept> wanted = found.stream().filter(c -> !below.containsKey(c.code())).toList();
    List<Embedding> made = core.further(vocabulary, wanted, vectors);
    for (int i = 0; i < made.size(); i++) {
      below.put(wanted.get(i).code(), ConceptVectors.under(parent, made.get(i)));
    }
    return found;
  }

  @Override
  public double nearness(int concept, Embedding text) {
    String code = vocabulary.concepts().get(concept).code();
    Embedding known = below.get(code);
    if (known != null) {
      return known.cosine(text);
    }
    for (int c = 0; c < coreConcepts.size(); c++) {
      if (coreConcepts.get(c).code().equals(code)) {
        return core.nearness(c, text);
      }
    }
    return -1;
  }
}
