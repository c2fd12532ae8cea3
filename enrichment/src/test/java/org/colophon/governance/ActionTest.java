package org.colophon.governance;

import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Lifecycle;
import org.colophon.governance.Action.Kind;
import org.colophon.governance.policy.PolicyBook;
import org.junit.jupiter.api.Test;

/// What clears a reason is named with the thing that it is done to.
class ActionTest {
  private static final FactValue.Moment AHEAD = new FactValue.Moment(START.plusSeconds(600));
  private final Scene scene = new Scene();

  private Action only(ReasonCode code) {
    List<Action> found =
        scene.at(START).reasons().stream()
            .filter(reason -> reason.code() == code)
            .map(Reason::action)
            .toList();
    assertEquals(1, found.size(), code + " in " + scene.said());
    return found.getFirst();
  }

  private static FactKey key(FactType type, String qualifier) {
    return new FactKey(new EntityRef.OfProduct(HARDCOVER), type, qualifier);
  }

  @Test
  void anOldPriceIsConfirmedAndAnotherOldFactToo() {
    Fact price = Scene.fact(HARDCOVER, FactType.PRICE, Shelf.price("24.00"));
    var old = START.minusSeconds(900_000);
    scene.put(Scene.clocked(price, old, old, START));
    assertEquals(
        new Action(Kind.CONFIRM_PRICE, "product:hafenlicht-hc", key(FactType.PRICE, "DE")),
        only(ReasonCode.FACT_STALE));
    Fact available = Scene.fact(HARDCOVER, FactType.AVAILABILITY, new FactValue.Code("20"));
    scene.without(FactType.PRICE).put(Scene.clocked(available, old, old, START));
    assertEquals(
        new Action(Kind.CONFIRM_FACT, "product:hafenlicht-hc", key(FactType.AVAILABILITY, "")),
        only(ReasonCode.FACT_STALE));
  }

  @Test
  void whatWasReplacedIsLinkedToItsSuccessorAndWhatIsOutIsStated() {
    for (String code : List.of("41", "42", "48")) {
      scene.trade(HARDCOVER, "active", code);
      assertEquals(
          Action.on(Kind.LINK_SUCCESSOR, "item:hafenlicht"), only(ReasonCode.NOT_AVAILABLE));
    }
    scene.trade(HARDCOVER, "active", "43");
    assertEquals(
        new Action(Kind.STATE_FACT, "product:hafenlicht-hc", key(FactType.AVAILABILITY, "")),
        only(ReasonCode.NOT_AVAILABLE));
    scene.trade(HARDCOVER, "replaced", "20");
    assertEquals(Action.on(Kind.LINK_SUCCESSOR, "item:hafenlicht"), only(ReasonCode.NOT_AVAILABLE));
    scene.trade(HARDCOVER, "recalled", "20");
    assertEquals(
        new Action(Kind.TAKE_BACK, "product:hafenlicht-hc", key(FactType.TRADE_STATE, "")),
        only(ReasonCode.RECALLED));
  }

  @Test
  void aCodeThatMeansReplacedElsewhereIsStatedAgain() {
    scene.with(FactType.SALES_TERRITORY, new FactValue.Code("replaced"));
    assertEquals(
        new Action(Kind.STATE_FACT, "product:hafenlicht-hc", key(FactType.SALES_TERRITORY, "DE")),
        only(ReasonCode.TERRITORY_BLOCKED));
  }

  @Test
  void datesAreMovedWhereTheyWereStated() {
    scene.with(FactType.EMBARGO_UNTIL, AHEAD).with(FactType.ANNOUNCED_AT, AHEAD);
    assertEquals(
        new Action(Kind.MOVE_DATE, "product:hafenlicht-hc", key(FactType.EMBARGO_UNTIL, "")),
        only(ReasonCode.EMBARGOED));
    assertEquals(
        new Action(Kind.MOVE_DATE, "product:hafenlicht-hc", key(FactType.ANNOUNCED_AT, "")),
        only(ReasonCode.NOT_ANNOUNCED));
  }

  @Test
  void missingFactsAreStatedOfTheProduct() {
    scene.without(FactType.TRADE_STATE);
    assertEquals(
        new Action(Kind.STATE_FACT, "product:hafenlicht-hc", key(FactType.TRADE_STATE, "")),
        only(ReasonCode.FACT_MISSING));
    scene.trade(HARDCOVER, "active", "20").without(FactType.AVAILABILITY);
    assertEquals(
        new Action(Kind.STATE_FACT, "product:hafenlicht-hc", key(FactType.AVAILABILITY, "")),
        only(ReasonCode.FACT_MISSING));
  }

  @Test
  void sourcesAreRegisteredAndTheirClocksSet() {
    Fact price = Scene.fact(HARDCOVER, FactType.PRICE, Shelf.price("24.00"));
    scene.put(Scene.clocked(price, START.plusSeconds(400), START.plusSeconds(400), START));
    assertEquals(
        new Action(Kind.CORRECT_CLOCK, "source:trade-feed", key(FactType.PRICE, "DE")).on(),
        only(ReasonCode.FACT_FUTURE_DATED).on());
    scene.without(FactType.PRICE).sources.remove(FEED);
    scene.facts.clear();
    assertEquals(
        Action.on(Kind.REGISTER_SOURCE, "source:trade-feed"), only(ReasonCode.SOURCE_UNKNOWN));
  }

  @Test
  void holdsAreLiftedDesksAssignedAndPoliciesAdded() {
    scene.holds.add(
        new Hold("h", new Hold.Scope.OfImprint(Shelf.IMPRINT), "why", "who", START, null));
    assertEquals(Action.on(Kind.LIFT_HOLD, "hold:h"), only(ReasonCode.ON_HOLD));
    scene.change(item -> Shelf.withDesk(item, null));
    assertEquals(Action.on(Kind.ASSIGN_DESK, "item:hafenlicht"), only(ReasonCode.OWNER_MISSING));
    scene.policies = new PolicyBook(List.of());
    assertEquals(Action.on(Kind.ADD_POLICY, "policy"), only(ReasonCode.POLICY_MISSING));
  }

  @Test
  void anItemInConflictIsStatedAgainAndAPublicationAheadIsDated() {
    scene.conflict = true;
    assertEquals(Action.on(Kind.RECORD_ITEM, "item:hafenlicht"), only(ReasonCode.FACT_CONFLICT));
    scene.change(i -> Shelf.withLifecycle(i, Lifecycle.publishedAt(START.plusSeconds(600))));
    assertEquals(
        Action.on(Kind.STATE_PUBLICATION, "item:hafenlicht"), only(ReasonCode.FACT_FUTURE_DATED));
  }

  @Test
  void nothingIsDoneToNothing() {
    scene.with(FactType.BESTSELLER, new FactValue.Rank(1));
    assertEquals(new Action(Kind.NOTHING, "", null), only(ReasonCode.CLAIM_ENDED));
    assertEquals(Action.By.NOBODY, Kind.NOTHING.by());
    assertEquals(Action.By.DESK, Kind.MARK_CHECKED.by());
  }
}
