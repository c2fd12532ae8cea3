package org.colophon.subjects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.models.ModelId;
import org.colophon.text.PassageText;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;

/// The texts that stand for a concept where it is compared with texts: in each language its label
/// with its synonyms (where there are none, with the label above it) and its definition; and each
/// of its examples.
final class ConceptTexts {
  private ConceptTexts() {}

  /// In the order of the languages, the labels first.
  static List<String> of(Vocabulary vocabulary, Concept concept) {
    return texts(vocabulary, concept, 0).stream().map(Described::text).toList();
  }

  /// A text that stands for a concept.
  ///
  /// @param concept its place in the vocabulary
  /// @param group its language and kind
  record Described(int concept, String group, String text) {
    static final String EXAMPLES = " example";

    boolean isExample() {
      return group.endsWith(EXAMPLES);
    }
  }

  /// The texts of all concepts.
  static List<Described> all(Vocabulary vocabulary) {
    List<Described> all = new ArrayList<>();
    for (int c = 0; c < vocabulary.concepts().size(); c++) {
      all.addAll(texts(vocabulary, vocabulary.concepts().get(c), c));
    }
    return all;
  }

  private static List<Described> texts(Vocabulary vocabulary, Concept concept, int place) {
    List<Described> texts = new ArrayList<>();
    for (String language : new TreeMap<>(concept.labels()).keySet()) {
      texts.add(new Described(place, language, described(vocabulary, concept, language)));
    }
    new TreeMap<>(concept.examples())
        .forEach((language, examples) ->
            examples.forEach(example ->
                texts.add(new Described(place, language + Described.EXAMPLES, example))));
    return texts;
  }

  private static String described(Vocabulary vocabulary, Concept concept, String language) {
    StringBuilder text = new StringBuilder(concept.label(language));
    List<String> synonyms = concept.synonyms().getOrDefault(language, List.of());
    String note = concept.notes().getOrDefault(language, "");
    if (synonyms.isEmpty()) {
      above(vocabulary, concept, language).ifPresent(l -> text.append(" (").append(l).append(')'));
      text.append(": ").append(note);
    } else {
      text.append(": ").append(String.join(", ", synonyms)).append(". ").append(note);
    }
    return text.toString();
  }

  private static Optional<String> above(Vocabulary vocabulary, Concept concept, String language) {
    String parent = concept.parent();
    return parent == null
        ? Optional.empty()
        : vocabulary.find(parent).map(above -> above.labels().get(language));
  }

  /// A digest of all texts of a vocabulary, of the method and the model.
  ///
  /// @param method of the figures that are made of them
  static String digest(String method, Vocabulary vocabulary, ModelId model) {
    StringBuilder all = new StringBuilder(method).append('\n').append(model.digest());
    for (Concept concept : vocabulary.concepts()) {
      all.append('\n').append(concept.code()).append(' ').append(concept.parent());
      of(vocabulary, concept).forEach(text -> all.append('\n').append(text));
    }
    return PassageText.hash(all.toString());
  }
}
