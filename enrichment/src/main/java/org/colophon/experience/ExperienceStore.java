package org.colophon.experience;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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

  /// Counts sessions in which experiences came up, and conversions. What is counted is read at
  /// once; it may be lost when the process is killed within a second.
  void count(List<Count> counts, LocalDate day);

  /// What was counted for an experience under a design, by arm and variant.
  List<Counted> counted(String experience, long design);

  /// Finds one.
  default Optional<ExperienceRule.Stored> find(String id) {
    return all().stream().filter(stored -> stored.rule().id().equals(id)).findFirst();
  }

  /// One session more, or one conversion more.
  ///
  /// @param design the version in which what is measured changed last; for [#ALL] the percentage
  ///   that is held out
  /// @param variant its number; 0 for those who are held out
  record Count(String experience, long design, Arm arm, int variant, ArmSums sums) {}

  /// The sums of a variant or of those who are held out, and since when.
  record Counted(Arm arm, int variant, ArmSums sums, LocalDate since) {
    /// Both together.
    public Counted plus(ArmSums more, LocalDate day) {
      return new Counted(arm, variant, sums.plus(more), day.isBefore(since) ? day : since);
    }
  }
}
