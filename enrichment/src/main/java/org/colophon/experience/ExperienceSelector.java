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
import org.colophon.experience.ExperienceRule.Variant;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.experience.SessionState.Assignment;
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
  private final VariantShares shares;

  /// @param shares of the variants
  public ExperienceSelector(HoldOut holdOut, VariantShares shares) {
    this.holdOut = holdOut;
    this.shares = shares;
  }

  /// A visitor's request.
  ///
  /// @param placements that the page has
  /// @param visible the items that the caller may know of
  /// @param covariate from 0 to 100, or [Assignment#UNKNOWN]
  public record Asked(
      Moment moment,
      SessionState session,
      Set<String> placements,
      Predicate<ItemId> visible,
      int covariate) {}

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
          && rule.content().items().stream().allMatch(asked.visible());
    }

    /// Takes a rule whose condition holds; returns whether the selection is over.
    boolean ends(ExperienceRule.Stored stored) {
      ExperienceRule rule = stored.rule();
      if (asked.session().given(stored.key()).times() >= rule.limits().perSession()
          || !asked.session().hasRoomFor(stored.key(), drawn.size())) {
        passOver(rule, Code.FREQUENCY_LIMIT, List.of());
        return false;
      }
      List<Variant> variants = rule.content().variants();
      if (judged + variants.size() > MOST_JUDGED) {
        passOver(rule, Code.NOT_JUDGED, List.of());
        return true;
      }
      judged += variants.size();
      List<Verdict> verdicts =
          variants.stream().map(variant -> gate.decide(variant.item())).toList();
      if (verdicts.stream().noneMatch(verdict -> verdict instanceof Verdict.Pass)) {
        passOver(rule, Code.BLOCKED_BY_GATE, reasons(verdicts));
        return false;
      }
      return draws(stored, verdicts);
    }

    private static List<Reason> reasons(List<Verdict> verdicts) {
      return verdicts.stream()
          .filter(verdict -> !(verdict instanceof Verdict.Pass))
          .flatMap(verdict -> verdict.reasons().stream())
          .distinct()
          .toList();
    }

    private boolean draws(ExperienceRule.Stored stored, List<Verdict> verdicts) {
      String session = asked.session().id();
      if (holdOut.globalPercent() > 0) {
        global = holdOut.global(session);
      }
      Arm arm = global == Arm.CONTROL ? Arm.CONTROL : holdOut.arm(stored, session);
      Assignment assignment = assignment(stored, arm, verdicts);
      drawn.add(new Drawn(stored, arm, assignment));
      if (arm == Arm.CONTROL) {
        boolean ofAll = global == Arm.CONTROL;
        passOver(stored.rule(), ofAll ? Code.GLOBALLY_HELD_OUT : Code.HELD_OUT, List.of());
        return ofAll;
      }
      if (verdicts.get(assignment.variant()) instanceof Verdict.Pass pass) {
        Variant variant = stored.rule().content().variants().get(assignment.variant());
        shown = new Shown(stored, variant, pass.cleared());
        return true;
      }
      drawn.removeLast();
      passOver(stored.rule(), Code.BLOCKED_BY_GATE, verdicts.get(assignment.variant()).reasons());
      return false;
    }

    /// A session keeps its variant. It does not count while the gate keeps one of them back: those
    /// who are held out would be compared with other visitors.
    private Assignment assignment(ExperienceRule.Stored stored, Arm arm, List<Verdict> verdicts) {
      SessionState.Given before = asked.session().given(stored.key());
      if (before.times() > 0) {
        return before.assignment();
      }
      boolean all = verdicts.stream().allMatch(verdict -> verdict instanceof Verdict.Pass);
      if (arm == Arm.CONTROL) {
        return new Assignment(0, all ? AdaptiveShares.WHOLE : 0, asked.covariate());
      }
      List<Integer> points = new ArrayList<>(shares.points(stored));
      for (int i = 0; i < points.size(); i++) {
        if (!(verdicts.get(i) instanceof Verdict.Pass)) {
          points.set(i, 0);
        }
      }
      int variant = holdOut.variant(stored, asked.session().id(), points);
      return new Assignment(variant, all ? points.get(variant) : 0, asked.covariate());
    }

    private void passOver(ExperienceRule rule, Code code, List<Reason> reasons) {
      passedOver.add(new PassedOver(rule, code, reasons));
    }

    ExperienceChoice result() {
      return new ExperienceChoice(shown, drawn, global, passedOver);
    }
  }
}
