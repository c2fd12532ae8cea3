package org.colophon.governance;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.catalog.scope.SubjectHierarchy;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.HoldCoverage;
import org.colophon.governance.rules.Horizon;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyHierarchy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A hold covers what it means, however an item says it.
class HoldScopeTest {
  private static final ContributorId ADA = new ContributorId("ada-kern");
  private static final SeriesId NORTH = new SeriesId("north");
  private static final VocabularyHierarchy VOCABULARIES =
      new VocabularyHierarchy(
          List.of(
              new Vocabulary(
                  "topics",
                  "1",
                  List.of(
                      concept("sport", null, null),
                      concept("football", "sport", null),
                      concept("soccer", null, "football"),
                      concept("arts", null, null)))));

  private final Shelf shelf = new Shelf();
  private final Gate gate =
      new Gate(
          shelf.catalog, ShippedPolicies::read, shelf.clock(), new RevocationFence(), VOCABULARIES);
  private long order = 100;

  HoldScopeTest() {
    person(ADA, "Ada Kern", "0000 0001 2345 678X", "Ada Kern lebt in Kiel.");
    person(new ContributorId("a-k"), "A. K. Nord", "000000012345678X", null);
    person(new ContributorId("ada-two"), "Ada Kern", null, null);
    person(new ContributorId("ben-roth"), "Ben Roth", null, "Ben Roth liest mit Ada Kern.");
    shelf.catalog.put(new Reference.OfSeries(new Series(NORTH, "Nord", Shelf.IMPRINT)));
  }

  private static Vocabulary.Concept concept(
      String code, @Nullable String parent, @Nullable String replacedBy) {
    return new Vocabulary.Concept(code, Map.of("en", code), Map.of(), Map.of(), parent, replacedBy);
  }

  private void person(ContributorId id, String name, @Nullable String isni, @Nullable String bio) {
    shelf.catalog.put(new Reference.OfContributor(new Contributor(id, name, isni, bio, START)));
  }

  private void article(
      String id, List<Credit> credits, List<Subject> subjects, @Nullable SeriesPlace series) {
    Item item =
        new Item(
            new ItemId(id),
            Shelf.IMPRINT,
            ContentType.PAGE,
            Shelf.DESK,
            new Identity(Shelf.FEED, id, "key:" + id, null, null, null),
            new Content("de", "Titel " + id, null, "Text", credits, subjects, series, null),
            Lifecycle.publishedAt(START.minus(Duration.ofDays(3))),
            List.of(),
            List.of(),
            List.of());
    shelf.catalog.record(
        new Submission.WholeItem(item, new OrderKey(0, order++), START, List.of()));
  }

  private void byName(String id, String name) {
    article(id, List.of(new Credit(null, name, "author")), List.of(), null);
  }

  private void by(String id, String contributor) {
    Credit credit = new Credit(new ContributorId(contributor), "?", "author");
    article(id, List.of(credit), List.of(), null);
  }

  private void about(String id, String scheme, String code) {
    article(id, List.of(), List.of(new Subject(scheme, code)), null);
  }

  private void linked(String id, String entity) {
    article(id, List.of(), List.of(), null);
    link(id, entity, true);
  }

  private void link(String id, String entity, boolean stands) {
    shelf.catalog.record(
        new Submission.Linked(new ItemId(id), new ItemLink(entity, stands, "kim", START)));
    shelf.pass(Duration.ofSeconds(1));
  }

  private void hold(Scope scope) {
    shelf.catalog.place(new Hold("h", scope, "injunction", "legal", START, null));
  }

  private Set<String> held(Purpose purpose) {
    Set<String> held = new TreeSet<>();
    Context context = new Context(purpose, "DE", "web", Shelf.IMPRINT);
    try (GateSession session = gate.open(context);
        CatalogView view = shelf.catalog.view()) {
      for (ItemId id : view.items().toList()) {
        boolean on =
            session.preview(id).reasons().stream()
                .anyMatch(
                    r -> r.code() == ReasonCode.ON_HOLD && r.severity() == Reason.Severity.BLOCK);
        if (on) {
          held.add(id.value());
        }
      }
    }
    return held;
  }

  @Test
  void aContributorIsWhoeverIsCreditedLinkedOrNamedByAPerson() {
    by("y-id", "ada-kern");
    by("y-isni", "a-k");
    byName("y-name", "Ada Kern");
    byName("y-inverted", "KERN, Ada");
    byName("y-several", "Ben Roth und Ada Kern");
    linked("y-linked", "contributor:ada-kern");
    linked("y-linked-isni", "contributor:a-k");
    linked("y-named", "entity:per:ada kern");
    by("n-namesake", "ada-two");
    by("n-other", "ben-roth");
    byName("n-name", "Ada Kern-Lund");
    linked("n-place", "entity:loc:ada kern");
    linked("n-taken-back", "contributor:ada-kern");
    link("n-taken-back", "contributor:ada-kern", false);
    assertEquals(Set.of(), held(Purpose.RECOMMEND));
    hold(new Scope.OfContributor(ADA));
    for (Purpose purpose : Purpose.values()) {
      assertEquals(
          Set.of(
              "y-id",
              "y-isni",
              "y-name",
              "y-inverted",
              "y-several",
              "y-linked",
              "y-linked-isni",
              "y-named"),
          held(purpose));
    }
    shelf.catalog.lift("h");
    assertEquals(Set.of(), held(Purpose.RECOMMEND));
  }

  @Test
  void aSeriesIsTheSourcesOrAnAcceptedOne() {
    article("y-stated", List.of(), List.of(), new SeriesPlace(NORTH, 1));
    linked("y-linked", "series:north");
    linked("n-other", "series:south");
    hold(new Scope.OfSeries(NORTH));
    assertEquals(Set.of("y-linked", "y-stated"), held(Purpose.RECOMMEND));
  }

  @Test
  void aSubjectIncludesNarrowerOnesAcceptedOnesAndOtherSpellings() {
    about("y-code", "thema", "FF");
    about("y-narrower", "thema", "FFC");
    about("y-spelling", "Thema", "ffc");
    linked("y-accepted", "subject:thema:FFH");
    about("n-broader", "thema", "F");
    about("n-other", "thema", "FH");
    hold(new Scope.OfSubject(new Subject("THEMA", "FF")));
    assertEquals(
        Set.of("y-accepted", "y-code", "y-narrower", "y-spelling"), held(Purpose.RECOMMEND));
  }

  @Test
  void aSubjectIncludesWhatItsVocabularyPutsBelowIt() {
    about("y-child", "topics", "football");
    about("y-replaced", "Topics", "soccer");
    about("n-other", "topics", "arts");
    about("n-unknown", "topics", "sports-cars");
    hold(new Scope.OfSubject(new Subject("topics", "sport")));
    assertEquals(Set.of("y-child", "y-replaced"), held(Purpose.RECOMMEND));
  }

  private List<String> claims(String id) {
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      return switch (session.decide(new ItemId(id))) {
        case Verdict.Pass(Cleared cleared, var _) ->
            cleared.claims().stream().map(Claim::name).toList();
        case Verdict other -> List.of("not cleared");
      };
    }
  }

  /// The works of others stay; what names the held person goes.
  @Test
  void claimsThatNameAHeldPersonAreLeftOut() {
    by("reading", "ben-roth");
    shelf.catalog.put(
        new Reference.OfEvent(
            new Event(
                new EventId("duo"),
                "reading",
                "Ada Kern und Ben Roth lesen",
                "Kiel",
                START.plus(Duration.ofDays(9)),
                START.plus(Duration.ofDays(10)),
                Event.Status.SCHEDULED,
                List.of(new ContributorId("ben-roth")))));
    shelf.catalog.put(
        new Reference.OfAward(
            new Award(
                new AwardId("prize"),
                "Nordpreis",
                "2026",
                Award.Achievement.WINNER,
                null,
                START.minus(Duration.ofDays(9)),
                null,
                new ContributorId("ben-roth"))));
    assertEquals(
        Set.of("winner, Nordpreis 2026, Ben Roth", "Ada Kern und Ben Roth lesen, Kiel", "Ben Roth"),
        Set.copyOf(claims("reading")));
    Instant until = START.plus(Duration.ofDays(1));
    shelf.catalog.place(
        new Hold("h", new Scope.OfContributor(ADA), "injunction", "legal", START, until));
    assertEquals(List.of("winner, Nordpreis 2026, Ben Roth"), claims("reading"));
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      VerdictDetails ruling = session.ruling(new ItemId("reading"));
      assertEquals(until.plus(Horizon.EPSILON), ruling.validUntil());
      assertTrue(
          ruling.reasons().stream()
              .anyMatch(r -> r.code() == ReasonCode.ON_HOLD && r.subject().equals("hold:h")));
    }
    shelf.moveTo(until.plus(Horizon.EPSILON));
    assertEquals(3, claims("reading").size());
  }

  private HoldCoverage coverage(Scope scope, Instant from, @Nullable Instant until) {
    try (CatalogView view = shelf.catalog.view()) {
      Hold hold = new Hold("h", scope, "injunction", "legal", from, until);
      return HoldCoverage.of(hold, view, new ScopeMatcher(SubjectHierarchy.BY_CODE), START);
    }
  }

  private static List<HoldCoverage.Code> codes(HoldCoverage coverage) {
    return coverage.warnings().stream().map(HoldCoverage.Warning::code).toList();
  }

  @Test
  void saysHowManyItemsItCoversAndWhatIsOdd() {
    byName("one", "Kern, Ada");
    by("two", "ada-kern");
    by("gone", "ada-kern");
    shelf.catalog.record(
        new Submission.Deletion(new ItemId("gone"), Shelf.FEED, new OrderKey(0, order++), START));
    HoldCoverage all = coverage(new Scope.OfContributor(ADA), START, null);
    assertEquals(new HoldCoverage(2, true, List.of()), all);
    assertEquals(
        List.of(HoldCoverage.Code.UNKNOWN_ID, HoldCoverage.Code.COVERS_NOTHING),
        codes(coverage(new Scope.OfContributor(new ContributorId("nobody")), START, null)));
    assertEquals(
        List.of(HoldCoverage.Code.UNKNOWN_ID),
        codes(coverage(new Scope.Items(Set.of(new ItemId("one"), new ItemId("x"))), START, null)));
    assertEquals(
        List.of(HoldCoverage.Code.COVERS_NOTHING),
        codes(coverage(new Scope.OfSubject(new Subject("thema", "Q")), START, null)));
    assertEquals(
        List.of(HoldCoverage.Code.PERIOD_OVER),
        codes(
            coverage(new Scope.OfImprint(Shelf.IMPRINT), START.minus(Duration.ofDays(2)), START)));
    assertEquals(
        List.of(HoldCoverage.Code.PERIOD_AHEAD),
        codes(coverage(new Scope.OfImprint(Shelf.IMPRINT), START.plusSeconds(1), null)));
    assertEquals(
        List.of(HoldCoverage.Code.UNKNOWN_ID, HoldCoverage.Code.COVERS_NOTHING),
        codes(coverage(new Scope.OfSeries(new SeriesId("none")), START, null)));
  }
}
