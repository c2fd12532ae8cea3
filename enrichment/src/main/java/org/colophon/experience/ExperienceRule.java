package org.colophon.experience;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;

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

  /// The content that is shown: one variant, or several that are compared.
  ///
  /// @param placement the place on a page, as the page names it
  /// @param variants no two with the same name
  public record Content(String placement, List<Variant> variants, Choice choice) {
    /// The most variants of an experience.
    public static final int MOST_VARIANTS = 6;

    public Content {
      variants = List.copyOf(variants);
      if (variants.isEmpty()
          || variants.size() > MOST_VARIANTS
          || variants.stream().map(Variant::name).distinct().count() < variants.size()) {
        throw new IllegalArgumentException(
            "an experience has 1 to " + MOST_VARIANTS + " variants with different names");
      }
    }

    /// One variant alone.
    ///
    /// @param name the form that the page gives it; empty: the usual one
    public static Content of(ItemId item, String name, String placement) {
      return new Content(placement, List.of(new Variant(name, item, 1)), Choice.FIXED);
    }

    /// The items of all variants.
    public List<ItemId> items() {
      return variants.stream().map(Variant::item).distinct().toList();
    }

    /// The stated shares, in points of [AdaptiveShares#WHOLE].
    public List<Integer> points() {
      return AdaptiveShares.pointsOf(variants.stream().map(Variant::share).toList());
    }

    /// The weight of a session that was drawn for a variant with other points than the stated ones.
    double weight(int variant, int points) {
      return choice == Choice.FIXED ? 1 : (double) points().get(variant) / points;
    }
  }

  /// One of the forms or items that an experience compares.
  ///
  /// @param name the form that the page gives it; empty: the usual one
  /// @param share in relation to the shares of the others
  public record Variant(String name, ItemId item, int share) {}

  /// The way in which a variant is chosen for a session that is not held out.
  public enum Choice {
    /// By the stated shares.
    FIXED,
    /// More often those that convert more: [AdaptiveShares].
    ADAPTIVE
  }

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

  /// The same rule for every session.
  public ExperienceRule withoutHoldOut() {
    Limits open = new Limits(limits.perSession, 0, limits.goal);
    return new ExperienceRule(id, owner, reason, priority, content, condition, open, from, until);
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
