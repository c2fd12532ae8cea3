package org.colophon.experience;

import java.util.ArrayList;
import java.util.List;
import org.colophon.experience.ExperienceChoice.Drawn;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut.Arm;

/// The outcome of a session: what is counted of a conversion. A session counts once for each
/// experience that came up in it before.
///
/// @param session as it is afterwards
public record ExperienceOutcome(SessionState session, List<Count> counts) {
  public ExperienceOutcome {
    counts = List.copyOf(counts);
  }

  /// The outcome of a conversion.
  public static ExperienceOutcome of(
      SessionState session, Goal goal, List<ExperienceRule.Stored> rules, HoldOut holdOut) {
    List<Count> counts = new ArrayList<>();
    SessionState after = session;
    Arm global = holdOut.global(session.id());
    for (ExperienceRule.Stored stored : rules) {
      if (stored.rule().limits().goal() == goal && isDue(session, stored.key())) {
        after = after.converting(stored.key());
        Drawn drawn =
            new Drawn(
                stored,
                holdOut.arm(stored, session.id()),
                session.given(stored.key()).assignment());
        if (global == Arm.TREATMENT && drawn.isMeasured()) {
          counts.add(drawn.count(true));
        }
      }
    }
    if (goal == Goal.PURCHASE && holdOut.globalPercent() > 0 && isDue(session, holdOut.key())) {
      after = after.converting(holdOut.key());
      counts.add(ExperienceChoice.ofAll(holdOut, global, true));
    }
    return new ExperienceOutcome(after, counts);
  }

  private static boolean isDue(SessionState session, String key) {
    SessionState.Given given = session.given(key);
    return given.times() > 0 && !given.converted();
  }
}
