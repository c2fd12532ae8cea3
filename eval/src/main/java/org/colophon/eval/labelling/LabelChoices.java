package org.colophon.eval.labelling;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.eval.labelling.Labelling.Choice;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.vocabulary.Vocabulary;

/// A provider of a labelling's choices: the segments in use, or a vocabulary's subjects.
public final class LabelChoices {
  private final Audiences audiences;
  private final List<Vocabulary> vocabularies;

  /// Choices from these segments and vocabularies.
  public LabelChoices(Audiences audiences, List<Vocabulary> vocabularies) {
    this.audiences = audiences;
    this.vocabularies = List.copyOf(vocabularies);
  }

  /// The choices of a plan as they are now; empty where the vocabulary is not known.
  Optional<List<Choice>> of(Plan plan) {
    return switch (plan.kind()) {
      case SEGMENTS -> Optional.of(segments(plan));
      case SUBJECTS ->
          vocabularies.stream()
              .filter(vocabulary -> vocabulary.scheme().equals(plan.vocabulary()))
              .findFirst()
              .map(LabelChoices::subjects);
    };
  }

  private List<Choice> segments(Plan plan) {
    return audiences.all().stream()
        .map(Audiences.Stored::segment)
        .filter(segment -> segment.state() == Segment.State.ACTIVE)
        .filter(s -> plan.imprint() == null || s.imprint().equals(plan.imprint()))
        .map(LabelChoices::choice)
        .toList();
  }

  private static Choice choice(Segment segment) {
    TreeMap<String, String> names = new TreeMap<>();
    names.put(segment.language(), segment.name());
    TreeMap<String, String> notes = new TreeMap<>();
    notes.put(segment.language(), segment.description());
    return new Choice(segment.id().value(), names, notes);
  }

  private static List<Choice> subjects(Vocabulary vocabulary) {
    return vocabulary.concepts().stream()
        .filter(concept -> concept.replacedBy() == null)
        .map(concept ->
            new Choice(
                vocabulary.scheme() + ":" + concept.code(),
                new TreeMap<>(concept.labels()),
                new TreeMap<>(concept.notes())))
        .toList();
  }
}
