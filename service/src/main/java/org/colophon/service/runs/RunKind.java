package org.colophon.service.runs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/// The kind of a run: the work that it does for each item.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunKind.Enrich.class, name = "Enrich"),
  @JsonSubTypes.Type(value = RunKind.Match.class, name = "Match"),
  @JsonSubTypes.Type(value = RunKind.Reevaluation.class, name = "Sweep"),
  @JsonSubTypes.Type(value = RunKind.Vocabulary.class, name = "Vocabulary"),
  @JsonSubTypes.Type(value = RunKind.Reindex.class, name = "Reindex")
})
public sealed interface RunKind {
  /// Reads every text again.
  ///
  /// @param model `bilingual`, `minilm`, `bge-small` or a directory; null: the one in use. Another
  ///   one takes its place when the run is applied
  /// @param only which annotations are made anew, the others stay; empty: all
  record Enrich(@Nullable String model, Set<Annotation.Kind> only) implements RunKind {
    public Enrich {
      only = Set.copyOf(only);
      if (model != null && !only.isEmpty()) {
        throw new IllegalArgumentException("another model makes every annotation anew");
      }
    }
  }

  /// Compares every item with the segments.
  record Match() implements RunKind {}

  /// Judges every item by the policies in force.
  record Reevaluation() implements RunKind {}

  /// Proposes what a new version of a vocabulary makes of the subjects that items have.
  ///
  /// @param yaml the new version in our own form
  record Vocabulary(String yaml) implements RunKind {}

  /// Builds the item index anew; the old one answers until the new one is complete.
  record Reindex() implements RunKind {}

  /// Where results are kept: those of one shelf take each other's place.
  default String shelf() {
    return switch (this) {
      case Enrich _, Vocabulary _ -> ENRICHMENT;
      case Match _ -> "match";
      case Reevaluation _ -> "sweep";
      case Reindex _ -> "index";
    };
  }

  /// The word for it.
  default String word() {
    return switch (this) {
      case Enrich _ -> "enrich";
      case Match _ -> "match";
      case Reevaluation _ -> "sweep";
      case Vocabulary _ -> "vocabulary";
      case Reindex _ -> "reindex";
    };
  }

  /// Whether it puts another model in the place of the one in use.
  default boolean switchesModel() {
    return this instanceof Enrich(String model, var _) && model != null;
  }

  /// The fingerprint of a part of what another fingerprint makes.
  static String partOf(String fingerprint, Set<Annotation.Kind> only) {
    String parts = only.stream().map(Enum::name).sorted().collect(Collectors.joining("+"));
    return parts.isEmpty() ? fingerprint : fingerprint + "+" + parts;
  }

  /// The fingerprint that this one is a part of; itself when it is whole.
  static String wholeOf(String fingerprint) {
    int part = fingerprint.indexOf('+');
    return part < 0 ? fingerprint : fingerprint.substring(0, part);
  }

  /// The shelf of what the pipeline makes.
  String ENRICHMENT = "enrichment";
}
