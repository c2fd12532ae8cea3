package org.colophon.experience;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.experience.HoldOut.Arm;

/// A store of experiences and of anonymous counts of their arms; of nobody anything is kept.
/// Thread-safe.
public interface ExperienceStore {
  /// The name under which all experiences together are counted.
  String ALL = "*";

  /// The order of priority.
  Comparator<ExperienceRule.Stored> BY_PRIORITY =
      Comparator.comparingInt((ExperienceRule.Stored stored) -> stored.rule().priority())
          .reversed()
          .thenComparing(stored -> stored.rule().id());

  /// The secret of this store, made once: it signs sessions and draws arms.
  byte[] secret();

  /// All of them in the order of priority.
  List<ExperienceRule.Stored> all();

  /// Adds or replaces one.
  ///
  /// @param expected the version that must be stored; 0: none
  /// @return empty when another version is stored
  Optional<ExperienceRule.Stored> put(ExperienceRule rule, long expected);

  /// Removes one and what was counted for it.
  ///
  /// @return whether this version was stored
  boolean remove(String id, long expected);

  /// Counts sessions in which experiences came up, and conversions.
  void count(List<Count> counts, LocalDate day);

  /// What was counted for an experience under a design.
  Map<Arm, Counted> counted(String experience, long design);

  /// Finds one.
  default Optional<ExperienceRule.Stored> find(String id) {
    return all().stream().filter(stored -> stored.rule().id().equals(id)).findFirst();
  }

  /// One session more, or one conversion more.
  ///
  /// @param design the version in which what is measured changed last; for [#ALL] the percentage
  ///   that is held out
  record Count(String experience, long design, Arm arm, boolean conversion) {}

  /// The sessions of an arm, the conversions among them, and since when.
  record Counted(long sessions, long conversions, LocalDate since) {}
}
