package org.colophon.experience;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceChoice.Code;
import org.colophon.experience.ExperienceChoice.Drawn;
import org.colophon.experience.ExperienceChoice.PassedOver;
import org.colophon.experience.ExperienceChoice.Shown;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.governance.Reason;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.jspecify.annotations.Nullable;

/// The selection of an experience: of the rules whose condition holds, the one of the highest
/// priority that the gate lets pass. An arm is drawn only for what would be shown, so that both
/// arms have the same visitors.
public final class ExperienceSelector {
  /// The most items that are judged for one request.
  private static final int MOST_JUDGED = 20;

  private final HoldOut holdOut;

  public ExperienceSelector(HoldOut holdOut) {
    this.holdOut = holdOut;
  }

  /// A visitor's request.
  ///
  /// @param placements that the page has
  /// @param visible the items that the caller may know of
  public record Asked(
      Moment moment, SessionState session, Set<String> placements, Predicate<ItemId> visible) {}

  /// Chooses for one moment, at the instant and on the view of a session of the gate.
  ///
  /// @param rules in the order of their priority
  public ExperienceChoice choose(List<ExperienceRule.Stored> rules, Asked asked, GateSession gate) {
    Selection selection = new Selection(asked, gate);
    for (ExperienceRule.Stored stored : rules) {
      if (selection.isAsked(stored.rule()) && selection.ends(stored)) {
        break;
      }
    }
    return selection.result();
  }

  /// One selection under way.
  private final class Selection {
    private final Asked asked;
    private final GateSession gate;
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private @Nullable Arm global;
    private @Nullable Shown shown;
    private int judged;

    Selection(Asked asked, GateSession gate) {
      this.asked = asked;
      this.gate = gate;
    }

    boolean isAsked(ExperienceRule rule) {
      return asked.placements().contains(rule.content().placement())
          && rule.holds(gate.now())
          && rule.condition().holds(asked.moment())
          && asked.visible().test(rule.content().item());
    }

    /// Takes a rule whose condition holds; returns whether the selection is over.
    boolean ends(ExperienceRule.Stored stored) {
      ExperienceRule rule = stored.rule();
      if (asked.session().given(stored.key()).times() >= rule.limits().perSession()
          || !asked.session().hasRoomFor(stored.key(), drawn.size())) {
        passOver(rule, Code.FREQUENCY_LIMIT, List.of());
        return false;
      }
      if (judged == MOST_JUDGED) {
        passOver(rule, Code.NOT_JUDGED, List.of());
        return true;
      }
      judged++;
      return switch (gate.decide(rule.content().item())) {
        case Verdict.Pass pass -> draws(stored, pass);
        case Verdict.Block(var _, List<Reason> reasons, var _) -> blocked(rule, reasons);
        case Verdict.Indeterminate(var _, List<Reason> reasons) -> blocked(rule, reasons);
      };
    }

    private boolean blocked(ExperienceRule rule, List<Reason> reasons) {
      passOver(rule, Code.BLOCKED_BY_GATE, reasons);
      return false;
    }

    private boolean draws(ExperienceRule.Stored stored, Verdict.Pass pass) {
      String session = asked.session().id();
      if (holdOut.globalPercent() > 0) {
        global = holdOut.global(session);
      }
      if (global == Arm.CONTROL) {
        drawn.add(new Drawn(stored, Arm.CONTROL));
        passOver(stored.rule(), Code.GLOBALLY_HELD_OUT, List.of());
        return true;
      }
      Arm arm = holdOut.arm(stored, session);
      drawn.add(new Drawn(stored, arm));
      if (arm == Arm.CONTROL) {
        passOver(stored.rule(), Code.HELD_OUT, List.of());
        return false;
      }
      shown = new Shown(stored, pass.cleared());
      return true;
    }

    private void passOver(ExperienceRule rule, Code code, List<Reason> reasons) {
      passedOver.add(new PassedOver(rule, code, reasons));
    }

    ExperienceChoice result() {
      return new ExperienceChoice(shown, drawn, global, passedOver);
    }
  }
}
