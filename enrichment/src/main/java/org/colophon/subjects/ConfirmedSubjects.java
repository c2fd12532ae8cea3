package org.colophon.subjects;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.linear.LabelledText;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.Vocabulary;

/// The training examples for subjects: the publisher's own subjects, and the proposals that people
/// accepted. What a machine proposed and nobody confirmed is never learned from.
public final class ConfirmedSubjects {
  private final DecisionLog decisions;
  private final Vocabulary vocabulary;

  public ConfirmedSubjects(DecisionLog decisions, Vocabulary vocabulary) {
    this.decisions = decisions;
    this.vocabulary = vocabulary;
  }

  /// The items that have a confirmed subject of the vocabulary, each with these subjects and all
  /// above them, by item id.
  ///
  /// @param most how many items are taken, the first ones
  public List<LabelledText> of(CatalogView view, int most) {
    return view.items()
        .map(view::item)
        .flatMap(Optional::stream)
        .flatMap(version -> example(version).stream())
        .limit(most)
        .toList();
  }

  /// The tree of the vocabulary.
  public static LabelHierarchy tree(Vocabulary vocabulary) {
    Map<String, Set<String>> parents = new HashMap<>();
    for (Vocabulary.Concept concept : vocabulary.concepts()) {
      String parent = concept.parent();
      if (parent != null) {
        parents.put(concept.code(), Set.of(parent));
      }
    }
    return new LabelHierarchy(parents);
  }

  /// A text as a trained classifier reads it.
  static LabelledText example(ItemText text) {
    return new LabelledText(
        text.title() + "\n\n" + text.text(),
        Set.of(),
        SubjectFeatures.of(text.title(), text.metadata().authors(), text.metadata().isbn()));
  }

  /// The same with the vector of title and text together, which a classifier may read: of a long
  /// text, as much as the embedding model takes in.
  ///
  /// @throws IllegalArgumentException when both are blank
  public static LabelledText withVector(LabelledText example, CachedEmbedder vectors) {
    return example.withVector(vectors.embed(example.text()));
  }

  /// Empty when nothing about the item is confirmed.
  private Optional<LabelledText> example(ItemVersion version) {
    Set<String> codes = codes(version);
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(example(ItemText.of(version)).with(codes));
  }

  private Set<String> codes(ItemVersion version) {
    String prefix = vocabulary.scheme() + ":";
    Set<String> given = new HashSet<>();
    version.item().content().subjects().forEach(subject -> given.add(subject.toString()));
    for (DecisionLog.Decision decision : decisions.of(version.item().id())) {
      if (decision.kind().equals(Annotation.Kind.SUBJECT.name())) {
        switch (decision.answer()) {
          case ACCEPTED -> given.add(decision.value());
          case REJECTED -> given.remove(decision.value());
          case REVOKED -> {}
        }
      }
    }
    Set<String> codes = new HashSet<>();
    for (String subject : given) {
      String code = subject.startsWith(prefix) ? subject.substring(prefix.length()) : "";
      if (vocabulary.find(code).isPresent()) {
        codes.add(code);
        vocabulary.ancestors(code).forEach(above -> codes.add(above.code()));
      }
    }
    return codes;
  }
}
