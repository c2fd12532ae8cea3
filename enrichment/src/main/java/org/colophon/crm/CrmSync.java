package org.colophon.crm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.Signals;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.crm.CrmConnector.Page;
import org.colophon.crm.CrmReport.Count;

/// The exchange with a CRM, both ways: deletions first, then withdrawn consents, then everything
/// else. It may end at any point and is repeated without harm. One thread at a time.
public final class CrmSync {
  /// How often all contacts are read, which confirms every consent.
  static final Duration FULL = Duration.ofDays(1);

  private final CrmConnector connector;
  private final CrmStore store;
  private final CrmIntake intake;
  private final CrmDispatch dispatch;
  private final InstantSource clock;

  /// @param entity the legal entity that the CRM keeps consents for
  public CrmSync(
      CrmConnector connector,
      CrmStore store,
      Signals signals,
      String entity,
      SignalRetention terms,
      InstantSource clock) {
    this.connector = connector;
    this.store = store;
    this.intake = new CrmIntake(store, signals, entity, terms, clock);
    this.dispatch = new CrmDispatch(connector, store, entity, terms, clock);
    this.clock = clock;
  }

  /// Exchanges everything that changed since the last time.
  ///
  /// @param report counts what was done, also when this fails
  /// @throws IOException also when all is exchanged and the CRM did not delete some contacts
  public void run(CrmReport report) throws IOException {
    store.begin(clock.instant());
    dispatch.deletions(report);
    take(Feed.DELETED, report);
    dispatch.withdrawals(report);
    take(Feed.WITHDRAWN, report);
    beginFull();
    take(Feed.CHANGED, report);
    store.fullUnderWay().ifPresent(began -> store.setFull(began, true));
    dispatch.changes(report);
    int remaining = dispatch.deletions(report); // of persons who were forgotten meanwhile too
    if (remaining > 0) {
      throw new IOException(
          remaining + " contacts could not be deleted; delete them at the CRM, or permit it there");
    }
  }

  /// Counts what [#run] would do, and changes nothing on either side.
  public void plan(CrmReport report) throws IOException {
    store.begin(clock.instant());
    for (Feed feed : List.of(Feed.DELETED, Feed.CHANGED)) {
      String cursor = store.cursor(feed);
      Page page;
      do {
        page = connector.preview(feed, cursor);
        report.add(Count.INVALID, page.invalid());
        intake.plan(page.changes(), report);
        cursor = page.next();
      } while (!page.last());
    }
    dispatch.plan(report);
  }

  private void beginFull() {
    Instant now = clock.instant();
    Instant before = store.status().fullAt();
    if (connector.readsAll()
        && store.fullUnderWay().isEmpty()
        && (before == null || !now.isBefore(before.plus(FULL)))) {
      store.setCursor(Feed.CHANGED, "");
      store.setFull(now, false);
    }
  }

  private void take(Feed feed, CrmReport report) throws IOException {
    // the same contacts are counted again among all that changed
    CrmReport counted = feed == Feed.WITHDRAWN ? new CrmReport() : report;
    Page page;
    do {
      page = connector.read(feed, store.cursor(feed));
      counted.add(Count.INVALID, page.invalid());
      intake.take(page.changes(), counted);
      store.setCursor(feed, page.next());
      connector.taken(feed, page.next());
    } while (!page.last());
    if (feed == Feed.WITHDRAWN) {
      report.add(Count.APPLIED, counted.get(Count.APPLIED));
    }
  }
}
