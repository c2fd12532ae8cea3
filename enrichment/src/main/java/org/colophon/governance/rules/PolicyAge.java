package org.colophon.governance.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.colophon.governance.Action;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.PolicyBook;

/// The rule for policies whose files cannot be read: the last valid ones stay in force for a
/// limited time, because a typo on Friday must not stop all delivery on Saturday.
public final class PolicyAge {
  /// After this time somebody is told.
  static final Duration WARN_AFTER = Duration.ofDays(1);

  /// After this time nothing can be decided.
  public static final Duration STOP_AFTER = Duration.ofDays(3);

  private PolicyAge() {}

  /// Whether the policies are too old to decide by at an instant.
  public static boolean stops(PolicyBook book, Instant now) {
    Horizon horizon = new Horizon(now, new TreeSet<>());
    return book.unconfirmedSince()
        .filter(since -> horizon.maybeEnded(since.plus(STOP_AFTER)))
        .isPresent();
  }

  static void judge(PolicyBook book, Horizon horizon, ReasonCollector findings) {
    book.unconfirmedSince()
        .ifPresent(since -> {
          boolean stopped = horizon.maybeEnded(since.plus(STOP_AFTER));
          if (horizon.maybeEnded(since.plus(WARN_AFTER))) {
            findings.add(
                ReasonCode.POLICY_STALE,
                stopped ? Severity.INDETERMINATE : Severity.WARN,
                "policy",
                "confirmed " + since,
                stopped ? STOP_AFTER : WARN_AFTER,
                Action.on(Action.Kind.MEND_POLICY, "policy"));
          }
        });
  }
}
