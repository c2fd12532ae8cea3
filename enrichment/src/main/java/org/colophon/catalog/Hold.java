package org.colophon.catalog;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immediate stop for everything in its scope (an injunction, a scandal, a disaster).
///
/// @param from null: it has always been in force, whatever the clock says
/// @param until null: until somebody lifts it
public record Hold(
    String id,
    Scope scope,
    String reason,
    String placedBy,
    @Nullable Instant from,
    @Nullable Instant until) {
  public Hold {
    IdGrammar.check("hold", id);
    Require.text("the reason of a hold", reason, 500);
    Require.text("who places a hold", placedBy, 100);
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException(
          "a hold ends after it starts, got " + from + " to " + until);
    }
  }

  /// The scope of a hold.
  public sealed interface Scope {
    /// Listed items.
    record Items(Set<ItemId> ids) implements Scope {
      public Items {
        ids = Set.copyOf(ids);
        if (ids.isEmpty()) {
          throw new IllegalArgumentException("a hold on items lists at least one item");
        }
      }
    }

    /// Everything by one contributor.
    record OfContributor(ContributorId id) implements Scope {}

    /// Everything in one series.
    record OfSeries(SeriesId id) implements Scope {}

    /// Everything with one subject.
    record OfSubject(Subject subject) implements Scope {}

    /// Everything of one imprint.
    record OfImprint(ImprintId id) implements Scope {}
  }
}
