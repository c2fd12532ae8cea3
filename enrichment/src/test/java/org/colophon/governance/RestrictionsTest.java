package org.colophon.governance;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.IMPRINT;
import static org.colophon.governance.Shelf.SHOP;
import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.gate.Verdict;
import org.junit.jupiter.api.Test;

/// Restrictions that several sources speak of: what one states, no other lifts.
class RestrictionsTest {
  private static final Instant SOON = START.plus(Duration.ofDays(10));
  private static final Instant LATER = START.plus(Duration.ofDays(20));
  private static final ImprintId OTHER = new ImprintId("sommerfeld");
  private static final FactValue NONE = new FactValue.None();

  private final Shelf shelf = Shelf.withBook();

  private static FactValue moment(Instant at) {
    return new FactValue.Moment(at);
  }

  private static FactValue code(String code) {
    return new FactValue.Code(code);
  }

  private void says(SourceId source, FactType type, FactValue value) {
    String qualifier = type == FactType.SALES_TERRITORY ? "DE" : "";
    shelf.state(source, HARDCOVER, type, qualifier, value, null);
  }

  private void register(
      SourceId id, ImprintId imprint, Set<ImprintId> imprints, FactType... types) {
    shelf.catalog.put(
        new Reference.OfSource(
            new Source(
                id,
                id.value(),
                imprint,
                imprints,
                null,
                Set.of(types),
                DeliveryCalendar.daily(ZoneOffset.UTC),
                null)));
  }

  /// The other source says it later, and then delivers: both are newer than the restriction.
  private void nothingOfAnotherSourceLifts(
      FactType type, FactValue restriction, FactValue freedom, ReasonCode code) {
    says(FEED, type, restriction);
    assertEquals(List.of(code), shelf.blocks(), type + " alone");
    shelf.pass(Duration.ofMinutes(1));
    says(SHOP, type, freedom);
    assertEquals(List.of(code), shelf.blocks(), type + " beside " + freedom);
    shelf.pass(Duration.ofMinutes(1));
    shelf.catalog.confirmDelivery(SHOP);
    assertEquals(List.of(code), shelf.blocks(), type + " after a delivery");
    shelf.pass(Duration.ofMinutes(1));
    says(FEED, type, freedom);
    assertEquals(List.of(), shelf.blocks(), type + " taken back by its own source");
  }

  @Test
  void noOtherSourceLiftsARestriction() {
    FactValue past = moment(START.minus(Duration.ofDays(1)));
    nothingOfAnotherSourceLifts(FactType.EMBARGO_UNTIL, moment(SOON), NONE, ReasonCode.EMBARGOED);
    nothingOfAnotherSourceLifts(FactType.EMBARGO_UNTIL, moment(SOON), past, ReasonCode.EMBARGOED);
    nothingOfAnotherSourceLifts(
        FactType.ANNOUNCED_AT, moment(SOON), NONE, ReasonCode.NOT_ANNOUNCED);
    nothingOfAnotherSourceLifts(
        FactType.ANNOUNCED_AT, moment(SOON), past, ReasonCode.NOT_ANNOUNCED);
    nothingOfAnotherSourceLifts(
        FactType.SALES_TERRITORY,
        code("not_for_sale"),
        code("for_sale"),
        ReasonCode.TERRITORY_BLOCKED);
  }

  @Test
  void noOtherSourceLiftsARecallOrAWithdrawal() {
    register(FEED, IMPRINT, Set.of());
    FactType state = FactType.TRADE_STATE;
    FactType availability = FactType.AVAILABILITY;
    nothingOfAnotherSourceLifts(state, code("recalled"), code("active"), ReasonCode.RECALLED);
    nothingOfAnotherSourceLifts(state, code("withdrawn"), code("active"), ReasonCode.WITHDRAWN);
    nothingOfAnotherSourceLifts(availability, code("49"), code("20"), ReasonCode.RECALLED);
    nothingOfAnotherSourceLifts(availability, code("46"), code("20"), ReasonCode.WITHDRAWN);
    nothingOfAnotherSourceLifts(availability, code("43"), code("20"), ReasonCode.NOT_AVAILABLE);
  }

  @Test
  void aRestrictionThatCannotBeReadRestrictsBesideOneThatCan() {
    FactValue unreadable = new FactValue.Unrecognised("next spring");
    says(SHOP, FactType.EMBARGO_UNTIL, unreadable);
    shelf.pass(Duration.ofMinutes(1));
    says(FEED, FactType.EMBARGO_UNTIL, NONE);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    says(SHOP, FactType.EMBARGO_UNTIL, NONE);
    says(SHOP, FactType.TRADE_STATE, unreadable);
    assertEquals(List.of(ReasonCode.FACT_UNKNOWN_CODE), shelf.blocks());
  }

  @Test
  void theLatestEndOfAllSourcesCounts() {
    says(FEED, FactType.EMBARGO_UNTIL, moment(LATER));
    says(SHOP, FactType.EMBARGO_UNTIL, moment(SOON));
    shelf.moveTo(SOON.plusSeconds(60));
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    Verdict.Block block = assertInstanceOf(Verdict.Block.class, shelf.decide());
    assertEquals(LATER.plus(EPSILON), block.nextChangeAt());
    shelf.moveTo(LATER.plus(EPSILON));
    assertEquals(List.of(), shelf.blocks());
  }

  @Test
  void anEmbargoOnTheWorkCombinesToo() {
    FactKey key = new FactKey(new EntityRef.OfItem(BOOK), FactType.EMBARGO_UNTIL, "");
    shelf.stateObserved(FEED, key, moment(SOON), START, null);
    shelf.stateObserved(SHOP, key, NONE, START, null);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
  }

  @Test
  void aReservationAgainstMiningCombines() {
    Context prompt = Context.recommend("DE").to(Purpose.GROUND_PROMPT);
    FactKey key = new FactKey(new EntityRef.OfItem(BOOK), FactType.TDM_RESERVATION, "");
    shelf.stateObserved(FEED, key, code("reserved"), START, null);
    shelf.stateObserved(SHOP, key, code("not_reserved"), START, null);
    assertEquals(List.of(ReasonCode.TDM_RESERVED), Shelf.blocks(shelf.decide(prompt)));
    shelf.stateObserved(FEED, key, NONE, START, null);
    assertEquals(List.of(), Shelf.blocks(shelf.decide(prompt)));
  }

  @Test
  void aSourceThatIsAuthoritativeForTheFactAndTheImprintDecidesAlone() {
    says(FEED, FactType.EMBARGO_UNTIL, moment(SOON));
    says(SHOP, FactType.EMBARGO_UNTIL, NONE);
    register(SHOP, IMPRINT, Set.of(), FactType.EMBARGO_UNTIL);
    assertEquals(List.of(), shelf.blocks());
    register(SHOP, OTHER, Set.of(IMPRINT), FactType.EMBARGO_UNTIL);
    assertEquals(List.of(), shelf.blocks());
    register(SHOP, IMPRINT, Set.of(), FactType.TRADE_STATE);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
  }

  @Test
  void anotherImprintsAuthorityDecidesNothingHere() {
    says(FEED, FactType.EMBARGO_UNTIL, moment(SOON));
    says(SHOP, FactType.EMBARGO_UNTIL, NONE);
    register(SHOP, OTHER, Set.of(), FactType.EMBARGO_UNTIL);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    register(SHOP, OTHER, Set.of(OTHER), FactType.EMBARGO_UNTIL);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
  }

  @Test
  void twoAuthoritiesCombine() {
    register(FEED, IMPRINT, Set.of(), FactType.EMBARGO_UNTIL);
    register(SHOP, IMPRINT, Set.of(), FactType.EMBARGO_UNTIL);
    says(FEED, FactType.EMBARGO_UNTIL, moment(SOON));
    says(SHOP, FactType.EMBARGO_UNTIL, NONE);
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
  }

  @Test
  void aDisagreementAboutARestrictionIsReported() {
    says(FEED, FactType.EMBARGO_UNTIL, moment(SOON));
    says(SHOP, FactType.EMBARGO_UNTIL, NONE);
    Verdict.Block block = assertInstanceOf(Verdict.Block.class, shelf.decide());
    assertTrue(
        block.reasons().stream()
            .anyMatch(reason ->
                reason.code() == ReasonCode.FACT_CONFLICT
                    && "trade-feed and shop-feed disagree".equals(reason.observed())
                    && "trade-feed decides".equals(reason.limit())));
  }

  @Test
  void saysTheLeastOfWhatSourcesAllowToSay() {
    register(FEED, IMPRINT, Set.of());
    says(SHOP, FactType.AVAILABILITY, code("31"));
    shelf.pass(Duration.ofMinutes(1));
    says(FEED, FactType.AVAILABILITY, code("20"));
    assertEquals(
        Offer.Availability.TEMPORARILY_OUT, shelf.cleared().offer().orElseThrow().availability());
    says(SHOP, FactType.SALES_AT, moment(LATER));
    says(FEED, FactType.SALES_AT, moment(SOON));
    assertEquals(LATER, shelf.cleared().offer().orElseThrow().appearsOn());
  }

  @Test
  void aSourceStatesNothingForAnImprintThatItIsNotRegisteredFor() {
    register(SHOP, OTHER, Set.of(OTHER));
    FactKey key = new FactKey(new EntityRef.OfProduct(HARDCOVER), FactType.EMBARGO_UNTIL, "");
    Submission.StatedFact fact =
        new Submission.StatedFact(key, NONE, shelf.nextKey(), START, null, null);
    Recorded.Refused refused =
        assertInstanceOf(
            Recorded.Refused.class,
            shelf.catalog.record(new Submission.Facts(SHOP, List.of(fact))));
    assertEquals(Rejection.Code.IMPRINT_NOT_REGISTERED, refused.rejection().code());
    assertEquals(
        new Rejection.Path.OfFact(0, Rejection.FactPart.ENTITY), refused.rejection().path());
    assertEquals(
        "source 'shop-feed' is not registered for imprint 'nordufer'",
        refused.rejection().reason());
    register(SHOP, OTHER, Set.of(IMPRINT));
    assertInstanceOf(
        Recorded.Changed.class, shelf.catalog.record(new Submission.Facts(SHOP, List.of(fact))));
  }

  @Test
  void aSourceStatesNoItemOfAnImprintThatItIsNotRegisteredFor() {
    register(FEED, OTHER, Set.of(OTHER));
    Recorded.Refused refused =
        assertInstanceOf(
            Recorded.Refused.class,
            shelf.catalog.record(
                new Submission.WholeItem(shelf.book(), shelf.nextKey(), START, List.of())));
    assertEquals(Rejection.Code.IMPRINT_NOT_REGISTERED, refused.rejection().code());
    assertEquals(new Rejection.Path.Imprint(), refused.rejection().path());
  }

  @Test
  void aSourceOfBeforeThatListsNoImprintsMayStateForAll() {
    register(SHOP, OTHER, Set.of(), FactType.PRICE);
    says(SHOP, FactType.EMBARGO_UNTIL, moment(SOON));
    assertEquals(List.of(ReasonCode.EMBARGOED), shelf.blocks());
    Source source = new Source(SHOP, "s", OTHER, null, Set.of(FactType.PRICE), DAILY, null);
    assertTrue(source.decides(FactType.PRICE, IMPRINT), "a price feed of the group goes on");
  }

  private static final DeliveryCalendar DAILY = DeliveryCalendar.daily(ZoneOffset.UTC);
}
