package org.colophon.service.experiences;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.experience.ExperienceCondition.Viewed;
import org.colophon.experience.Moment;
import org.colophon.experience.Moment.ViewCount;
import org.colophon.experience.SessionState;
import org.colophon.experience.SessionState.Assignment;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.experiences.NextResponse.UnusedEntry;
import org.colophon.service.http.Caller;
import org.jspecify.annotations.Nullable;

/// The reader of a visitor's request: what the session remembers after it, and the moment that
/// conditions are compared with. Thread-safe.
final class MomentReader {
  private final Catalog catalog;
  private final Audiences audiences;

  MomentReader(Catalog catalog, Audiences audiences) {
    this.catalog = catalog;
    this.audiences = audiences;
  }

  /// A request as it was read.
  ///
  /// @param session as it is after the request
  /// @param unused what was sent and could not be used
  /// @param covariate from 0 to 100, or [Assignment#UNKNOWN]
  record ReadMoment(Moment moment, SessionState session, int covariate, List<UnusedEntry> unused) {}

  /// Reads a request of a session.
  ReadMoment read(NextRequest asked, SessionState before, Caller caller, Instant now) {
    SessionState session = before.at(now, asked.arrival());
    List<ViewCount> views = new ArrayList<>();
    for (ViewCount viewed : viewed(asked.viewed(), caller)) {
      String name = viewed.of() + ":" + viewed.id();
      session = session.viewing(name);
      views.add(new ViewCount(viewed.of(), viewed.id(), session.viewsOf(name)));
    }
    boolean returned = false;
    NextRequest.CheckoutEntry checkout = asked.checkout();
    if (checkout != null) {
      returned = session.isReturn(checkout.step());
      session = session.entering(checkout.step());
    }
    boolean removed = false;
    NextRequest.CartEntry cart = asked.cart();
    if (cart != null) {
      Set<String> names = NextRequest.names(cart.set());
      removed = session.isRemoval(names);
      session = session.withCart(names);
    }
    List<UnusedEntry> unused = new ArrayList<>();
    Moment moment =
        new Moment(
            views,
            session.arrival(),
            session.cart(),
            cart == null || cart.value() == null ? null : cart.value().toValue(),
            checkout == null ? null : checkout.toStep(),
            returned,
            removed,
            asked.device(),
            segments(asked, caller, now, unused));
    check(asked.beside(), caller);
    int covariate = covariate(asked, unused);
    return new ReadMoment(moment, session, covariate, List.copyOf(unused));
  }

  private static int covariate(NextRequest asked, List<UnusedEntry> unused) {
    if (asked.covariate() == null) {
      return Assignment.UNKNOWN;
    }
    if (!asked.consents()) {
      unused.add(
          new UnusedEntry(
              "CONSENT_MISSING", "the visitor did not agree to the use of a covariate"));
      return Assignment.UNKNOWN;
    }
    return asked.covariate();
  }

  /// What is viewed, by kind and id: the item, its contributors and its series.
  private List<ViewCount> viewed(@Nullable ItemId id, Caller caller) {
    if (id == null) {
      return List.of();
    }
    List<ViewCount> viewed = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      Item item =
          view.item(id)
              .filter(version -> caller.seesItem(view, id))
              .map(ItemVersion::item)
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
      viewed.add(new ViewCount(Viewed.ITEM, id.value(), 0));
      item.content().credits().stream()
          .map(Credit::id)
          .filter(contributor -> contributor != null)
          .distinct()
          .forEach(
              contributor -> viewed.add(new ViewCount(Viewed.CONTRIBUTOR, contributor.value(), 0)));
      if (item.content().series() != null) {
        viewed.add(new ViewCount(Viewed.SERIES, item.content().series().id().value(), 0));
      }
    }
    return viewed;
  }

  /// Refuses an item that the caller may not know of.
  private void check(@Nullable ItemId id, Caller caller) {
    try (CatalogView view = catalog.view()) {
      if (id != null && (view.item(id).isEmpty() || !caller.seesItem(view, id))) {
        throw new ApiException(ApiProblem.unknown("item", id));
      }
    }
  }

  private Set<SegmentId> segments(
      NextRequest asked, Caller caller, Instant now, List<UnusedEntry> unused) {
    if (asked.segments().isEmpty()) {
      return Set.of();
    }
    if (!asked.consents()) {
      unused.add(
          new UnusedEntry("CONSENT_MISSING", "the visitor did not agree to the use of segments"));
      return Set.of();
    }
    Set<SegmentId> usable = new HashSet<>();
    for (SegmentId segment : asked.segments()) {
      SegmentUse use =
          audiences
              .find(segment)
              .filter(stored -> caller.sees(stored.segment().imprint()))
              .map(stored -> SegmentUse.of(stored, now))
              .orElseGet(() ->
                  new SegmentUse.Unusable(
                      SegmentUse.Code.SEGMENT_UNKNOWN, "it is not a known segment"));
      switch (use) {
        case SegmentUse.Usable _ -> usable.add(segment);
        case SegmentUse.Unusable(var code, String reason) ->
            unused.add(new UnusedEntry(code.name(), segment + ": " + reason));
      }
    }
    return usable;
  }
}
