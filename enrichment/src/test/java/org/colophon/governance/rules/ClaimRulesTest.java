package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;
import org.colophon.governance.Claim;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final FactValue RANK = new FactValue.Rank(7);
  private static final Instant END = START.plusSeconds(300);
  private static final String LIST = "INFO CLAIM_ENDED bestseller:belletristik of hafenlicht-hc (";

  private final Scene scene = new Scene();

  @Test
  void saysNothingWhereTheSourceSaysThatThereIsNoPlace() {
    scene.during(FactType.BESTSELLER, new FactValue.None(), null, END);
    assertEquals(List.of(), scene.said());
    assertEquals(List.of(), scene.omitted());
    assertEquals(List.of(), scene.at(START).claims());
  }

  @Test
  void saysNothingWhereOneOfTwoValuesSaysThatThereIsNone() {
    scene.conflicting(FactType.BESTSELLER, new FactValue.None());
    assertEquals(List.of(), scene.omitted());
    assertEquals(List.of(), scene.at(START).claims());
  }

  /// Not even that something is left out.
  @Test
  void namesNothingThatLiesAhead() {
    Instant from = START.plusSeconds(60);
    scene.during(FactType.BESTSELLER, RANK, from, END);
    scene.awards.add(award(Award.Achievement.WINNER, Shelf.BOOK, null));
    assertEquals(List.of(), scene.omitted(START.minusSeconds(60)));
    assertEquals(List.of(), scene.at(START.minusSeconds(60)).claims());
    assertEquals(2, scene.said(START.minusSeconds(60)).size(), "the desk is told");
  }

  /// A rank of an edition that is recalled, or not announced yet, is no badge of another one.
  @Test
  void claimsNoPlaceOfAnEditionThatMayNotBeShown() {
    scene.change(i ->
        Shelf.withProducts(
            i,
            new Product(Shelf.HARDCOVER, null, ProductForm.HARDCOVER),
            new Product(Shelf.EBOOK, null, ProductForm.EBOOK)));
    scene.trade(Shelf.EBOOK, "active", "20").during(FactType.BESTSELLER, RANK, null, END);
    assertEquals(1, scene.at(START).claims().size());
    scene.trade(Shelf.HARDCOVER, "recalled", "20");
    assertEquals(List.of(), scene.at(START).claims());
    assertEquals(List.of(), scene.omitted());
    scene.trade(Shelf.HARDCOVER, "active", "20");
    scene.with(FactType.ANNOUNCED_AT, new FactValue.Moment(START.plusSeconds(9)));
    assertEquals(List.of(), scene.at(START).claims());
    assertEquals(List.of(), scene.omitted());
    assertEquals(1, scene.at(START.plusSeconds(11)).claims().size());
  }

  @Test
  void tellsTheDeskOfACategoryThatEndedOrCannotBeRead() {
    FactValue crime = new FactValue.Code("krimi");
    scene.with(FactType.CATEGORY, crime);
    assertEquals(List.of(), scene.said());
    scene.with(FactType.CATEGORY, new FactValue.None());
    assertEquals(List.of(), scene.said());
    String subject = " category of hafenlicht-hc (";
    scene.with(FactType.CATEGORY, new FactValue.Unrecognised("??"));
    assertEquals(
        List.of("WARN FACT_UNKNOWN_CODE" + subject + "??; null; desk-charts)"), scene.said());
    scene.during(FactType.CATEGORY, crime, null, END);
    assertEquals(List.of(), scene.said());
    assertEquals(
        List.of("INFO CLAIM_ENDED" + subject + "not in its period; null; desk-charts)"),
        scene.said(END));
    scene.conflicting(FactType.CATEGORY, crime);
    assertEquals(
        List.of(
            "WARN FACT_CONFLICT"
                + subject
                + "krimi (two values under one order key); null; desk-charts)"),
        scene.said());
  }

  @Test
  void claimsAPlaceWithinItsPeriodOnly() {
    Instant from = START.plusSeconds(60);
    scene.during(FactType.BESTSELLER, RANK, from, END);
    List<Claim> claims = List.of(new Claim(Claim.Kind.BESTSELLER, "belletristik", END));
    assertEquals(List.of(), scene.at(from.plus(EPSILON).minus(MICRO)).claims());
    assertEquals(claims, scene.at(from.plus(EPSILON)).claims());
    assertEquals(List.of(), scene.omitted(from.plus(EPSILON)));
    assertEquals(claims, scene.at(END.minus(EPSILON).minus(MICRO)).claims());
    assertEquals(List.of(), scene.at(END.minus(EPSILON)).claims());
    assertEquals(List.of("bestseller:belletristik"), scene.omitted(END));
    assertEquals(List.of(LIST + "period ended " + END + "; null; desk-charts)"), scene.said(END));
  }

  @Test
  void neverClaimsAPlaceThatIsNoRankOrInConflictOrWithoutEnd() {
    scene.during(FactType.BESTSELLER, RANK, null, null);
    assertEquals(List.of(LIST + "no end of the period known; null; desk-charts)"), scene.said());
    scene.during(FactType.BESTSELLER, new FactValue.Unrecognised("top"), null, END);
    assertEquals(List.of(), scene.at(START).claims());
    assertEquals(List.of("bestseller:belletristik"), scene.omitted());
    var ranked = Scene.fact(Shelf.HARDCOVER, FactType.BESTSELLER, RANK);
    scene.put(
        new org.colophon.catalog.Fact(
            ranked.key(), RANK, true, null, END, Shelf.FEED, ranked.order(), ranked.clocks()));
    assertEquals(List.of(), scene.at(START).claims());
    assertEquals(List.of(), scene.omitted());
  }

  @Test
  void readsOtherFactsOfTheProductAsNoPlace() {
    scene.with(FactType.CATEGORY, RANK);
    assertEquals(
        List.of("WARN FACT_UNKNOWN_CODE category of hafenlicht-hc (7; null; desk-charts)"),
        scene.said());
    assertEquals(List.of(), scene.at(START).claims());
  }

  @Test
  void namesWhatWasAchieved() {
    Map<Award.Achievement, String> words =
        Map.of(
            Award.Achievement.LONGLIST, "longlist, Preis der Stadt 2026",
            Award.Achievement.SHORTLIST, "shortlist, Preis der Stadt 2026",
            Award.Achievement.WINNER, "winner, Preis der Stadt 2026");
    words.forEach((achievement, name) -> {
      scene.awards.clear();
      scene.awards.add(award(achievement, Shelf.BOOK, null));
      assertEquals(
          List.of(new Claim(Claim.Kind.AWARD, name, null)), scene.at(START.plus(EPSILON)).claims());
      assertEquals(List.of(), scene.omitted(START.plus(EPSILON)));
    });
  }

  @Test
  void claimsAnAwardOnlyOnceItIsSurelyGiven() {
    scene.awards.add(award(Award.Achievement.WINNER, Shelf.BOOK, null));
    Instant before = START.plus(EPSILON).minus(MICRO);
    assertEquals(List.of(), scene.at(before).claims());
    assertEquals(List.of(), scene.omitted(before));
    assertEquals(
        List.of("INFO CLAIM_ENDED award:p-26 (from " + START + "; null; desk-nordufer)"),
        scene.said(before));
  }

  @Test
  void claimsNoAwardOfAnotherItemAndNoneThatWasOvertaken() {
    Instant later = START.plusSeconds(60);
    scene.awards.add(award(Award.Achievement.WINNER, new ItemId("other"), null));
    assertEquals(List.of(), scene.at(later).claims());
    assertEquals(List.of("award:p-26"), scene.omitted(later));
    scene.awards.clear();
    scene.awards.add(award(Award.Achievement.LONGLIST, Shelf.BOOK, new AwardId("p-27")));
    assertEquals(List.of(), scene.at(later).claims());
    assertEquals(
        List.of("INFO CLAIM_ENDED award:p-26 (overtaken by p-27; null; desk-nordufer)"),
        scene.said(later));
  }

  private static Award award(
      Award.Achievement achievement, ItemId item, @Nullable AwardId overtakenBy) {
    return new Award(
        new AwardId("p-26"), "Preis der Stadt", "2026", achievement, item, START, overtakenBy);
  }

  @Test
  void announcesAnEventUntilItCouldBeOver() {
    scene.events.add(event(Event.Status.SCHEDULED));
    Claim claim = new Claim(Claim.Kind.EVENT, "Lesung, Bremen", END);
    assertEquals(List.of(claim), scene.at(END.minus(EPSILON).minus(MICRO)).claims());
    assertEquals(List.of(), scene.omitted(START));
    assertEquals(List.of(), scene.at(END.minus(EPSILON)).claims());
    assertEquals(List.of("event:e1"), scene.omitted(END));
    assertEquals(
        List.of("INFO CLAIM_ENDED event:e1 (ended " + END + "; null; desk-nordufer)"),
        scene.said(END));
  }

  @Test
  void announcesNoEventThatWasCancelledOrMoved() {
    for (Event.Status status : List.of(Event.Status.CANCELLED, Event.Status.MOVED)) {
      scene.events.clear();
      scene.events.add(event(status));
      assertEquals(List.of(), scene.at(START).claims());
      assertEquals(List.of("event:e1"), scene.omitted());
      String word = status.name().toLowerCase(java.util.Locale.ROOT);
      assertEquals(
          List.of("INFO CLAIM_ENDED event:e1 (" + word + "; null; desk-nordufer)"), scene.said());
    }
  }

  @Test
  void saysABiographyUntilItIsSuperseded() {
    scene.contributors.add(person("Ada Kern lebt in Kiel.", END));
    Claim claim = new Claim(Claim.Kind.BIOGRAPHY, "Ada Kern", "Ada Kern lebt in Kiel.", END);
    assertEquals(List.of(claim), scene.at(END.minus(EPSILON).minus(MICRO)).claims());
    assertEquals(List.of(), scene.omitted(START));
    assertEquals(List.of(), scene.at(END.minus(EPSILON)).claims());
    assertEquals(List.of("biography:c-kern"), scene.omitted(END));
    assertEquals(
        List.of("INFO CLAIM_ENDED biography:c-kern (superseded " + END + "; null; desk-nordufer)"),
        scene.said(END));
    scene.contributors.set(0, person("Ada Kern lebt in Bremen.", null));
    Claim next = new Claim(Claim.Kind.BIOGRAPHY, "Ada Kern", "Ada Kern lebt in Bremen.", null);
    assertEquals(List.of(next), scene.at(END).claims());
    scene.contributors.set(0, person(null, null));
    assertEquals(List.of(), scene.at(END).claims());
  }

  @Test
  void claimsAnAwardOfAPersonForWhatThatPersonMade() {
    scene.awards.add(
        new Award(
            new AwardId("life"),
            "Preis fürs Werk",
            "2026",
            Award.Achievement.WINNER,
            null,
            START,
            null,
            new ContributorId("c-kern")));
    assertEquals(List.of(), scene.at(START.plus(EPSILON)).claims());
    assertEquals(List.of("award:life"), scene.omitted(START.plus(EPSILON)));
    scene.contributors.add(
        new Contributor(new ContributorId("c-other"), "Jo Sand", null, null, START, null));
    assertEquals(List.of(), scene.at(START.plus(EPSILON)).claims());
    scene.contributors.add(person(null, null));
    assertEquals(
        List.of(new Claim(Claim.Kind.AWARD, "winner, Preis fürs Werk 2026, Ada Kern", null)),
        scene.at(START.plus(EPSILON)).claims());
  }

  private static Contributor person(@Nullable String bio, @Nullable Instant until) {
    return new Contributor(new ContributorId("c-kern"), "Ada Kern", null, bio, START, until);
  }

  @Test
  void claimsTheSameThingOnce() {
    scene.events.add(event(Event.Status.SCHEDULED));
    scene.events.add(event(Event.Status.MOVED));
    assertEquals(1, scene.at(START).claims().size());
  }

  private static Event event(Event.Status status) {
    return new Event(new EventId("e1"), "reading", "Lesung", "Bremen", START, END, status);
  }
}
