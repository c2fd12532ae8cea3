package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.PolicyPreview.Change;
import org.colophon.governance.rules.PolicyPreview.Effect;
import org.colophon.governance.rules.PolicyPreview.ForPurpose;
import org.colophon.governance.rules.PolicyPreview.Report;
import org.colophon.governance.testing.PolicyYaml;
import org.junit.jupiter.api.Test;

/// What a change of policies would block or free is told before it is made.
class PolicyPreviewTest {
  private final Shelf shelf = Shelf.withBook();
  private final PolicyBook now = ShippedPolicies.read();
  private final List<Context> recommend = List.of(Context.recommend("DE"));

  private Report compare(PolicyBook from, PolicyBook to, List<Context> contexts) {
    try (CatalogView view = shelf.catalog.view()) {
      return PolicyPreview.compare(view, shelf.gate.scopes(), from, to, contexts, START);
    }
  }

  private PolicyBook with(String yaml) {
    List<Policy> policies = new ArrayList<>(now.policies());
    policies.add(PolicyReader.read("tight.yaml", PolicyYaml.complete(yaml)));
    return new PolicyBook(policies);
  }

  private static final String TIGHT =
      """
      id: tight
      version: 1
      imprints: [nordufer]
      content_types: [page]
      purposes: [recommend]
      require: {published_at: block}
      checks: [{block_after: P1D}]
      cache: {max_lifetime: PT9S}
      """;

  private void page(String id) {
    Item page =
        shelf.article(ContentType.PAGE, Lifecycle.publishedAt(START.minus(Duration.ofDays(2))));
    shelf.put(
        new Item(
            new ItemId(id),
            page.imprint(),
            page.type(),
            page.desk(),
            new Identity(Shelf.FEED, id, "key:" + id, null, null, null),
            page.content(),
            page.lifecycle(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void nothingChangesUnderTheSamePolicies() {
    assertEquals(
        new Report(1, List.of(new ForPurpose(Purpose.RECOMMEND, 1, 1)), List.of()),
        compare(now, now, recommend));
  }

  @Test
  void countsWhatWouldBeBlockedAndFreedByImprintAndReason() {
    for (int i = 0; i < 7; i++) {
      page("page-" + i);
    }
    Change blocks =
        new Change(
            Purpose.RECOMMEND,
            Shelf.IMPRINT,
            Effect.BLOCKS,
            ReasonCode.CHECK_OVERDUE,
            7,
            List.of(
                new ItemId("page-0"),
                new ItemId("page-1"),
                new ItemId("page-2"),
                new ItemId("page-3"),
                new ItemId("page-4")));
    assertEquals(
        new Report(8, List.of(new ForPurpose(Purpose.RECOMMEND, 8, 1)), List.of(blocks)),
        compare(now, with(TIGHT), recommend));
    Report back = compare(with(TIGHT), now, recommend);
    assertEquals(new ForPurpose(Purpose.RECOMMEND, 1, 8), back.purposes().getFirst());
    assertEquals(Effect.FREES, back.changes().getFirst().effect());
    assertEquals(ReasonCode.CHECK_OVERDUE, back.changes().getFirst().code());
  }

  @Test
  void onlyWhatBlocksIsNamedAndNoWarning() {
    page("page-1");
    PolicyBook unread = with(TIGHT).unconfirmed(START.minus(Duration.ofDays(2)));
    assertEquals(
        List.of(ReasonCode.CHECK_OVERDUE),
        compare(now, unread, recommend).changes().stream().map(Change::code).toList());
  }

  @Test
  void whatCannotBeJudgedAnyMoreIsBlockedToo() {
    PolicyBook stopped = now.unconfirmed(START.minus(Duration.ofDays(4)));
    Report report = compare(now, stopped, recommend);
    assertEquals(List.of(new ForPurpose(Purpose.RECOMMEND, 1, 0)), report.purposes());
    assertEquals(
        List.of(ReasonCode.POLICY_STALE), report.changes().stream().map(Change::code).toList());
  }

  @Test
  void theMostComesFirst() {
    page("page-1");
    page("page-2");
    PolicyBook none = new PolicyBook(List.of());
    Report report = compare(none, with(TIGHT), PolicyPreview.contexts("DE"));
    assertEquals(Purpose.values().length, report.purposes().size());
    assertEquals(new ForPurpose(Purpose.RECOMMEND, 0, 1), report.purposes().getFirst());
    List<Integer> counts = report.changes().stream().map(Change::items).toList();
    assertEquals(counts.stream().sorted(java.util.Comparator.reverseOrder()).toList(), counts);
  }

  @Test
  void aPolicyOfAnotherImprintDoesNothing() {
    page("page-1");
    String elsewhere = TIGHT.replace("nordufer", "kompass");
    assertEquals(List.of(), compare(now, with(elsewhere), recommend).changes());
    assertEquals(
        1,
        compare(now, with(TIGHT.replace("imprints: [nordufer]\n", "")), recommend)
            .changes()
            .size());
  }

  @Test
  void deletedItemsAreNotCounted() {
    shelf.catalog.record(
        new org.colophon.catalog.Submission.Deletion(BOOK, Shelf.FEED, shelf.nextKey(), START));
    assertEquals(0, compare(now, now, recommend).items());
  }

  @Test
  void whatWasBlockedAndStaysBlockedIsNoChange() {
    shelf.stateTrade(HARDCOVER, "active", "43");
    assertEquals(List.of(), compare(now, new PolicyBook(List.of()), recommend).changes());
    assertEquals(
        List.of(new ForPurpose(Purpose.RECOMMEND, 0, 0)), compare(now, now, recommend).purposes());
  }
}
