package org.colophon.experience;

import java.util.ArrayList;
import java.util.List;
import org.colophon.experience.ExperienceRule.Variant;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.experience.SessionState.Assignment;
import org.colophon.governance.Reason;
import org.colophon.governance.gate.Cleared;
import org.jspecify.annotations.Nullable;

/// The choice for one moment: at most one experience, and why others are not shown.
///
/// @param shown null: nothing
/// @param drawn the experiences whose arm decided
/// @param global the arm of the session for all experiences together; null when none came up or
///   nobody is held out globally
public record ExperienceChoice(
    @Nullable Shown shown, List<Drawn> drawn, @Nullable Arm global, List<PassedOver> passedOver) {
  public ExperienceChoice {
    drawn = List.copyOf(drawn);
    passedOver = List.copyOf(passedOver);
  }

  /// What is counted for the first time in a session.
  ///
  /// @param before the session as it was before this choice
  public List<Count> counts(SessionState before, HoldOut holdOut) {
    List<Count> counts = new ArrayList<>();
    if (global != null && before.given(holdOut.key()).times() == 0) {
      counts.add(ofAll(holdOut, global, false));
    }
    if (global != Arm.CONTROL) {
      drawn.stream()
          .filter(one -> one.isMeasured() && before.given(one.stored().key()).times() == 0)
          .forEach(one -> counts.add(one.count(false)));
    }
    return counts;
  }

  /// The session after this choice.
  public SessionState remembered(SessionState before, HoldOut holdOut) {
    SessionState after = global == null ? before : before.giving(holdOut.key(), Assignment.ONLY);
    for (Drawn one : drawn) {
      after = after.giving(one.stored().key(), one.assignment());
    }
    return after;
  }

  /// What is counted for all experiences together.
  static Count ofAll(HoldOut holdOut, Arm arm, boolean conversion) {
    return new Count(
        ExperienceStore.ALL,
        holdOut.globalPercent(),
        arm,
        0,
        conversion ? ArmSums.conversion(1, null) : ArmSums.session(1, null));
  }

  /// The experience that is shown.
  public record Shown(ExperienceRule.Stored stored, Variant variant, Cleared item) {}

  /// An experience that came up, and the session's arm.
  public record Drawn(ExperienceRule.Stored stored, Arm arm, Assignment assignment) {
    /// Whether the session counts: not while the gate keeps one of the variants back.
    boolean isMeasured() {
      return assignment.points() > 0;
    }

    /// What is counted of it.
    Count count(boolean conversion) {
      boolean held = arm == Arm.CONTROL;
      int variant = held ? 0 : assignment.variant();
      double weight = held ? 1 : stored.rule().content().weight(variant, assignment.points());
      Double x = assignment.x();
      return new Count(
          stored.rule().id(),
          stored.design(),
          arm,
          variant,
          conversion ? ArmSums.conversion(weight, x) : ArmSums.session(weight, x));
    }
  }

  /// An experience whose condition held and that is not shown.
  ///
  /// @param reasons of the gate, when that was it
  public record PassedOver(ExperienceRule rule, Code code, List<Reason> reasons) {
    public PassedOver {
      reasons = List.copyOf(reasons);
    }
  }

  /// The reason for which an experience is passed over. Names are stable: they are part of the API.
  public enum Code {
    BLOCKED_BY_GATE("the gate does not let its item pass now"),
    FREQUENCY_LIMIT("the session had it as often as it may"),
    HELD_OUT("the session is in the group to compare with"),
    GLOBALLY_HELD_OUT("the session is in the group that gets no experience at all"),
    NOT_JUDGED("too many experiences of higher priority were passed over");

    private final String reason;

    Code(String reason) {
      this.reason = reason;
    }

    /// In words.
    public String reason() {
      return reason;
    }
  }
}
