package org.colophon.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.matching.SegmentMaterial.LanguageVector;
import org.colophon.models.Embedding;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.colophon.vocabulary.VocabularyReader;

/// Descriptions, each with a text that it describes: the bundled vocabularies' concepts with their
/// examples, German and English.
///
/// @param pairs in the order of the vocabularies
public record ReferencePairs(List<Pair> pairs) {
  private static final int FEW = 8;

  public ReferencePairs {
    pairs = List.copyOf(pairs);
  }

  /// A description and a text in one language.
  public record Pair(String language, String description, String text) {}

  /// All of them.
  public static ReferencePairs all() {
    return new ReferencePairs(
        Stream.of(VocabularyReader.mediaTopics(), VocabularyReader.books())
            .flatMap(ReferencePairs::pairs)
            .toList());
  }

  /// One text in each language of every eighth concept of the books', for a mean.
  static ReferencePairs few() {
    List<Concept> concepts = VocabularyReader.books().concepts();
    Map<String, Pair> few = new LinkedHashMap<>();
    for (int c = 0; c < concepts.size(); c += FEW) {
      int concept = c;
      pairs(concepts.get(c))
          .forEach(pair -> few.putIfAbsent(concept + " " + pair.language(), pair));
    }
    return new ReferencePairs(List.copyOf(few.values()));
  }

  private static Stream<Pair> pairs(Vocabulary vocabulary) {
    return vocabulary.concepts().stream().flatMap(ReferencePairs::pairs);
  }

  private static Stream<Pair> pairs(Concept concept) {
    return new TreeMap<>(concept.examples())
        .entrySet().stream()
            .flatMap(examples ->
                examples.getValue().stream()
                    .map(text ->
                        new Pair(
                            examples.getKey(), description(concept, examples.getKey()), text)));
  }

  private static String description(Concept concept, String language) {
    String synonyms = String.join(", ", concept.synonyms().getOrDefault(language, List.of()));
    return Stream.of(concept.label(language), synonyms, concept.notes().getOrDefault(language, ""))
        .filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + ". " + other)
        .orElseThrow();
  }

  List<LanguageVector> texts(CachedEmbedder vectors) {
    return embedded(pairs.stream().map(Pair::text).toList(), vectors);
  }

  List<LanguageVector> descriptions(CachedEmbedder vectors) {
    return embedded(pairs.stream().map(Pair::description).toList(), vectors);
  }

  Map<String, float[]> textMeans(CachedEmbedder vectors) {
    return MeanVectors.of(texts(vectors));
  }

  Map<String, float[]> descriptionMeans(CachedEmbedder vectors) {
    return MeanVectors.of(descriptions(vectors));
  }

  private List<LanguageVector> embedded(List<String> texts, CachedEmbedder vectors) {
    List<Embedding> embedded = vectors.embedAll(texts);
    List<LanguageVector> all = new ArrayList<>();
    for (int i = 0; i < embedded.size(); i++) {
      all.add(new LanguageVector(pairs.get(i).language(), embedded.get(i)));
    }
    return all;
  }
}
