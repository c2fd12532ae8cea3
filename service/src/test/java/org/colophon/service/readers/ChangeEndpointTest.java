package org.colophon.service.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.testing.MemoryChangeFeed;
import org.colophon.feed.ChangeFeed;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.Caller;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

class ChangeEndpointTest {
  private static final Caller NORDUFER =
      new Caller(
          Caller.Kind.KEY, "cms", Set.of("reader"), Set.of(new ImprintId("nordufer")), Set.of());

  private final TestService service = new TestService();
  private final CountingFeed feed = new CountingFeed(new MemoryChangeFeed(service.clock()));

  /// A feed that counts how often it is read.
  private static final class CountingFeed implements ChangeFeed {
    private final ChangeFeed feed;
    private int reads;

    private CountingFeed(ChangeFeed feed) {
      this.feed = feed;
    }

    @Override
    public void append(Change change) {
      feed.append(change);
    }

    @Override
    public void appendAll(List<Change> changes) {
      feed.appendAll(changes);
    }

    @Override
    public List<Entry> after(long after, int limit) {
      reads++;
      return feed.after(after, limit);
    }

    @Override
    public Map<ItemId, Boolean> eligibility(String territory, boolean first) {
      return feed.eligibility(territory, first);
    }

    @Override
    public List<EligibilityChange> eligibilityChanges(String territory, Instant since) {
      return feed.eligibilityChanges(territory, since);
    }
  }

  private static ChangeFeed.Change change(String item) {
    return new ChangeFeed.Change.BecameEligible(new ItemId(item), "DE");
  }

  @Test
  void aShortPageOfRareChangesIsReadInLargeBlocks() {
    DemoCatalog.laidAt(TestService.NOW).loadInto(service.catalog(), service.audiences());
    for (int i = 0; i < 500; i++) {
      feed.append(change("unknown-" + i));
    }
    feed.append(change("hafenlicht"));
    feed.append(change("hafenlicht"));
    ChangesResponse page = new ChangeEndpoint(feed, service.catalog()).seen(NORDUFER, 0, 1);
    assertEquals(1, page.changes().size());
    assertEquals(501, page.nextAfter());
    assertEquals(1, feed.reads);
    ChangesResponse next = new ChangeEndpoint(feed, service.catalog()).seen(NORDUFER, 501, 1);
    assertEquals(502, next.nextAfter());
  }
}
