package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.colophon.vocabulary.Vocabulary.Concept;

/// The difference between two versions of a vocabulary.
///
/// @param added codes in use that were not there
/// @param replaced codes that lead to one other now
/// @param split codes that lead to several now
/// @param gone codes that are not there any more, or lead nowhere
/// @param relabelled codes with another label
/// @param moved codes with another parent
public record VocabularyChange(
    List<String> added,
    List<String> replaced,
    List<String> split,
    List<String> gone,
    List<String> relabelled,
    List<String> moved) {

  /// Compares two versions.
  public static VocabularyChange between(Vocabulary before, Vocabulary after) {
    VocabularyChange change =
        new VocabularyChange(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Concept concept : after.concepts()) {
      if (concept.replacedBy() == null && before.find(concept.code()).isEmpty()) {
        change.added.add(concept.code());
      }
    }
    for (Concept concept : before.concepts()) {
      if (concept.replacedBy() == null) {
        change.compare(concept, after);
      }
    }
    return change;
  }

  private void compare(Concept old, Vocabulary after) {
    Optional<Concept> now = after.find(old.code());
    if (now.isPresent() && now.get().replacedBy() == null) {
      if (!now.get().labels().equals(old.labels())) {
        relabelled.add(old.code());
      }
      if (!Objects.equals(now.get().parent(), old.parent())) {
        moved.add(old.code());
      }
    } else if (after.inUse(old.code()).isPresent()) {
      replaced.add(old.code());
    } else if (now.map(Concept::successors).orElse(List.of()).size() > 1) {
      split.add(old.code());
    } else {
      gone.add(old.code());
    }
  }
}
