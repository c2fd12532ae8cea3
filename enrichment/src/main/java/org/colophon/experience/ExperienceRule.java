package org.colophon.experience;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// An editor's rule: visitors in a typed situation get a piece of content at a placement. The gate
/// decides whether it is shown.
///
/// @param owner the desk that answers for it
/// @param priority the higher one comes first
/// @param from it holds from then on
/// @param until it ends then, at most a year after it begins
public record ExperienceRule(
    String id,
    DeskId owner,
    String reason,
    int priority,
    Content content,
    ExperienceCondition condition,
    Limits limits,
    Instant from,
    Instant until) {
  /// The grammar of placements.
  public static final Pattern PLACEMENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  private static final Duration LONGEST = Duration.ofDays(366);

  public ExperienceRule {
    IdGrammar.check("experience", id);
    if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "an experience ends after it begins and within a year, got " + from + " to " + until);
    }
  }

  /// The content that is shown.
  ///
  /// @param variant the form that the page gives it; null: the usual one
  /// @param placement the place on a page, as the page names it
  public record Content(ItemId item, @Nullable String variant, String placement) {}

  /// The bounds of showing it, and how its effect is measured.
  ///
  /// @param perSession the most times in one session
  /// @param holdOutPercent the share of sessions that never get it, to compare with
  /// @param goal what counts as a conversion
  public record Limits(int perSession, int holdOutPercent, Goal goal) {}

  /// The outcome of a session that an experience is to bring about.
  public enum Goal {
    PURCHASE,
    SIGN_UP,
    DOWNLOAD
  }

  /// Whether it holds at an instant.
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /// Whether what was counted for the other rule counts for this one: the same content is given in
  /// the same situation to the same share of sessions.
  public boolean measuresTheSameAs(ExperienceRule other) {
    return content.equals(other.content)
        && condition.equals(other.condition)
        && limits.equals(other.limits);
  }

  /// A rule as a store has it.
  ///
  /// @param version the number of the change, of all experiences; no two have the same
  /// @param design the version in which what is measured changed last
  public record Stored(ExperienceRule rule, long version, long design) {
    /// The version after this one.
    ///
    /// @param next its number
    public Stored replacedBy(ExperienceRule changed, long next) {
      return new Stored(changed, next, changed.measuresTheSameAs(rule) ? design : next);
    }

    /// The name under which sessions remember it.
    public String key() {
      return "experience:" + rule.id() + "@" + design;
    }
  }
}
