package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.DESK;
import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.IMPRINT;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.governance.Action;
import org.colophon.governance.Offer;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an exception or an override lets pass, until when, and what it never does.
class PolicyOverridesTest {
  private static final Instant UNTIL = START.plus(Duration.ofHours(12));
  private final Scene scene = new Scene();

  private static ItemOverride override(String code, @Nullable FactType fact) {
    return new ItemOverride(
        "tonight", BOOK, code, fact, "why", "mj", START.minusSeconds(60), UNTIL);
  }

  private static Exemption exemption(String code, @Nullable FactType fact, @Nullable String limit) {
    return new Exemption(
        "weekly",
        IMPRINT,
        code,
        fact,
        limit,
        Scene.MENDER,
        "why",
        "mj",
        START.minusSeconds(60),
        UNTIL);
  }

  private void priceConfirmed(Duration ago) {
    Fact price = Scene.fact(HARDCOVER, FactType.PRICE, Shelf.price("24.00"));
    scene.put(Scene.clocked(price, START.minus(ago), START.minus(ago), START));
  }

  @Test
  void anOverrideTurnsABlockIntoAWarningAndSaysSo() {
    scene.change(item -> Shelf.withDesk(item, null));
    scene.allowances.add(override("OWNER_MISSING", null));
    assertEquals(
        List.of(
            "WARN OWNER_MISSING desk (null; null; null)",
            "INFO OVERRIDDEN override:tonight (OWNER_MISSING desk; " + UNTIL + "; null)"),
        scene.said());
    assertEquals(Decision.PASS, scene.at(START).decision());
    assertEquals(
        Action.on(Action.Kind.END_OVERRIDE, "override:tonight"),
        scene.at(START).reasons().getLast().action());
  }

  @Test
  void anExemptionNamesWhoAnswersForIt() {
    scene.without(FactType.AVAILABILITY);
    scene.allowances.add(exemption("FACT_MISSING", FactType.AVAILABILITY, null));
    assertEquals(
        List.of(
            "WARN FACT_MISSING availability of hafenlicht-hc (null; null; desk-nordufer)",
            "INFO OVERRIDDEN exception:weekly (FACT_MISSING availability of hafenlicht-hc; "
                + UNTIL
                + "; desk-charts)"),
        scene.said());
    assertEquals(
        Action.on(Action.Kind.END_EXCEPTION, "exception:weekly"),
        scene.at(START).reasons().getLast().action());
    assertEquals(Offer.Availability.NOT_STATED, scene.offer().availability());
  }

  @Test
  void loosensOnlyItsCodeAndItsFact() {
    scene.without(FactType.AVAILABILITY);
    for (Allowance other :
        List.of(
            override("FACT_STALE", null),
            override("no code at all", null),
            override("FACT_MISSING", FactType.PRICE))) {
      scene.allowances.clear();
      scene.allowances.add(other);
      assertEquals(Decision.BLOCK, scene.at(START).decision(), other.toString());
    }
  }

  @Test
  void leavesAWarningAsItIs() {
    scene.change(item -> Shelf.withDesk(item, null));
    scene.policy(
        "require: {owner: warn}\ntrade: {serve: [active], omit_price_after: P1D, omit_availability_after: P1D}");
    List<String> warned = scene.said();
    assertEquals(List.of("WARN OWNER_MISSING desk (null; null; null)"), warned);
    scene.allowances.add(override("OWNER_MISSING", null));
    assertEquals(warned, scene.said());
  }

  @Test
  void loosensTheAgeOfItsOwnFactOnly() {
    priceConfirmed(Duration.ofDays(8));
    scene.allowances.add(override("FACT_STALE", FactType.AVAILABILITY));
    scene.allowances.add(override("CHECK_OVERDUE", null));
    assertEquals(List.of("price"), scene.omitted());
  }

  @Test
  void countsFromItsStartToItsEndAndNoLonger() {
    scene.change(item -> Shelf.withDesk(item, null));
    Instant from = START.plus(Duration.ofHours(1));
    scene.allowances.add(
        new ItemOverride("tonight", BOOK, "OWNER_MISSING", null, "why", "mj", from, UNTIL));
    Instant begins = from.plusSeconds(2);
    Instant ends = UNTIL.minusSeconds(2);
    assertEquals(begins, scene.evaluate(START).nextChangeAt());
    assertEquals(Decision.BLOCK, scene.at(begins.minusNanos(1)).decision());
    assertEquals(Decision.PASS, scene.at(begins).decision());
    assertEquals(ends, scene.evaluate(begins).validUntil());
    assertEquals(ends, scene.evaluate(begins).nextChangeAt());
    assertEquals(Decision.PASS, scene.at(ends.minusNanos(1)).decision());
    assertEquals(Decision.BLOCK, scene.at(ends).decision());
  }

  @Test
  void aFactMayBeAsOldAsItsExemptionSays() {
    priceConfirmed(Duration.ofDays(8));
    assertEquals(List.of("price"), scene.omitted());
    scene.allowances.add(exemption("FACT_STALE", FactType.PRICE, "P9D"));
    assertEquals(List.of(), scene.omitted());
    assertEquals(Shelf.price("24.00"), scene.offer().price());
    assertEquals(
        List.of(
            "INFO OVERRIDDEN exception:weekly (FACT_STALE price:DE of hafenlicht-hc; "
                + UNTIL
                + "; desk-charts)"),
        scene.said());
    priceConfirmed(Duration.ofDays(9).minusSeconds(2));
    assertEquals(List.of("price"), scene.omitted());
    priceConfirmed(Duration.ofDays(9).minusSeconds(2).minusNanos(1));
    assertEquals(List.of(), scene.omitted());
    assertEquals(START.plusNanos(1), scene.evaluate(START).validUntil());
  }

  @Test
  void anExemptionFromAnAgeSaysHowOldOrLoosensNothing() {
    priceConfirmed(Duration.ofDays(8));
    scene.allowances.add(exemption("FACT_STALE", FactType.PRICE, null));
    assertEquals(List.of("price"), scene.omitted());
    scene.allowances.clear();
    scene.allowances.add(exemption("FACT_STALE", FactType.PRICE, "long"));
    assertEquals(List.of("price"), scene.omitted());
    scene.allowances.add(override("FACT_STALE", FactType.PRICE));
    assertEquals(List.of(), scene.omitted());
  }

  @Test
  void aLimitIsForAgesOnly() {
    scene.without(FactType.AVAILABILITY);
    scene.allowances.add(exemption("FACT_MISSING", null, "P9D"));
    assertEquals(Decision.PASS, scene.at(START).decision());
  }

  @Test
  void aContentCheckMayBeAsOldAsItsExemptionSays() {
    Instant published = START.minus(Duration.ofDays(800));
    scene.item = new Shelf().article(ContentType.GUIDE, Lifecycle.publishedAt(published));
    assertEquals(Decision.BLOCK, scene.at(START).decision());
    scene.allowances.add(exemption("CHECK_OVERDUE", null, "P800D"));
    assertEquals(Decision.BLOCK, scene.at(START).decision());
    scene.allowances.add(exemption("CHECK_OVERDUE", null, "P801D"));
    assertEquals(
        List.of(
            "INFO OVERRIDDEN exception:weekly (CHECK_OVERDUE lifecycle.checked_at; "
                + UNTIL
                + "; desk-charts)",
            "WARN CHECK_DUE lifecycle.checked_at (" + published + "; P12M; desk-nordufer)"),
        scene.said());
    scene.item = new Shelf().article(ContentType.GUIDE, undated());
    assertEquals(Decision.BLOCK, scene.at(START).decision());
    scene.allowances.add(override("CHECK_OVERDUE", null));
    assertEquals(Decision.PASS, scene.at(START).decision());
  }

  private static Lifecycle undated() {
    return new Lifecycle(
        org.colophon.catalog.SourceState.PUBLISHED,
        null,
        null,
        null,
        null,
        org.colophon.catalog.Correction.NONE);
  }

  @Test
  void neverLiftsWhatNobodyMayLift() {
    Set<ReasonCode> never = EnumSet.allOf(ReasonCode.class);
    never.removeAll(PolicyOverrides.LOOSENABLE);
    Set<ReasonCode> must =
        EnumSet.of(
            ReasonCode.EMBARGOED,
            ReasonCode.ON_HOLD,
            ReasonCode.RECALLED,
            ReasonCode.TERRITORY_BLOCKED,
            ReasonCode.CORRECTION_PENDING,
            ReasonCode.NOT_ANNOUNCED,
            ReasonCode.TOMBSTONED,
            ReasonCode.FACT_CONFLICT,
            ReasonCode.FACT_UNKNOWN_CODE,
            ReasonCode.POLICY_MISSING,
            ReasonCode.POLICY_STALE);
    assertEquals(Set.of(), EnumSet.copyOf(must).removeAll(never) ? Set.of() : must);
    scene
        .with(FactType.EMBARGO_UNTIL, new FactValue.Moment(START.plusSeconds(600)))
        .allowances
        .add(override("EMBARGOED", null));
    assertEquals(Decision.BLOCK, scene.at(START).decision());
  }

  @Test
  void anUnreadablePolicyIsNotOverridden() {
    scene.policies = scene.policies.unconfirmed(START.minus(Duration.ofDays(3)));
    scene.allowances.add(override("POLICY_STALE", null));
    assertEquals(Decision.INDETERMINATE, scene.at(START).decision());
  }

  @Test
  void coversOneImprintOrOneItem() {
    assertEquals(true, exemption("OWNER_MISSING", null, null).covers(scene.item));
    assertEquals(true, override("OWNER_MISSING", null).covers(scene.item));
    ItemOverride other =
        new ItemOverride("o", new ItemId("other"), "X", null, "why", "mj", START, UNTIL);
    assertEquals(false, other.covers(scene.item));
    Exemption elsewhere =
        new Exemption(
            "e", new ImprintId("kompass"), "X", null, null, DESK, "why", "mj", START, UNTIL);
    assertEquals(false, elsewhere.covers(scene.item));
  }

  @Test
  void lastsNoLongerThanItMay() {
    Instant inAYear = Instant.parse("2027-03-02T09:00:00Z");
    exemptionUntil(inAYear);
    assertThrows(IllegalArgumentException.class, () -> exemptionUntil(inAYear.plusNanos(1_000)));
    assertThrows(IllegalArgumentException.class, () -> exemptionUntil(START));
    Instant inThreeDays = START.plus(Duration.ofDays(3));
    overrideUntil(inThreeDays);
    assertThrows(IllegalArgumentException.class, () -> overrideUntil(inThreeDays.plusNanos(1_000)));
    assertThrows(IllegalArgumentException.class, () -> overrideUntil(START));
  }

  private static Allowance exemptionUntil(Instant until) {
    return new Exemption(
        "e", IMPRINT, "OWNER_MISSING", null, null, new DeskId("d"), "why", "mj", START, until);
  }

  private static Allowance overrideUntil(Instant until) {
    return new ItemOverride("o", BOOK, "OWNER_MISSING", null, "why", "mj", START, until);
  }

  @Test
  void aCatalogueKeepsWhatIsAllowedUntilItIsTakenBack() {
    Shelf shelf = Shelf.withBook();
    shelf.change(book -> Shelf.withDesk(book, null));
    assertEquals(List.of(ReasonCode.OWNER_MISSING), shelf.blocks());
    shelf.catalog.allow(override("OWNER_MISSING", null));
    assertEquals(List.of(), shelf.blocks());
    shelf.catalog.disallow("tonight");
    assertEquals(List.of(ReasonCode.OWNER_MISSING), shelf.blocks());
    assertEquals(FEED, shelf.book().identity().source());
  }

  @Test
  void aBookSoldByItsPriceNeedsOne() {
    scene.context = scene.context.byPrice();
    assertEquals(
        List.of("BLOCK FACT_MISSING price:DE of hafenlicht-hc (null; null; desk-nordufer)"),
        scene.said());
    scene.with(FactType.PRICE, new FactValue.None());
    assertEquals(
        List.of("BLOCK FACT_MISSING price:DE of hafenlicht-hc (null; null; desk-nordufer)"),
        scene.said());
    scene.with(FactType.PRICE, new FactValue.Unrecognised("gratis"));
    assertEquals(
        List.of("BLOCK FACT_UNKNOWN_CODE price:DE of hafenlicht-hc (gratis; null; desk-charts)"),
        scene.said());
    scene.during(FactType.PRICE, Shelf.price("9.99"), null, START);
    assertEquals(
        List.of(
            "BLOCK CLAIM_ENDED price:DE of hafenlicht-hc (null to "
                + START
                + "; null; desk-nordufer)"),
        scene.said());
    priceConfirmed(Duration.ofDays(8));
    assertEquals(Decision.BLOCK, scene.at(START).decision());
    assertEquals(ReasonCode.FACT_STALE, scene.at(START).reasons().getFirst().code());
    priceConfirmed(Duration.ofDays(1));
    assertEquals(List.of(), scene.said());
  }

  private static ItemOverride during(String id, Instant from, Instant until) {
    return new ItemOverride(id, BOOK, "OWNER_MISSING", null, "why", "mj", from, until);
  }

  /// However many there are, and whenever each ends.
  @Test
  void overridesOfOneItemAndCodeLast72HoursTogether() {
    scene.change(item -> Shelf.withDesk(item, null));
    Duration day = Duration.ofDays(1);
    scene.allowances.add(during("a", START.minus(day.multipliedBy(3)), START.minus(day)));
    scene.allowances.add(during("b", START.minus(day.multipliedBy(2)), START.minusSeconds(60)));
    ItemOverride third = during("c", START.minusSeconds(120), START.plus(day));
    scene.allowances.add(third);
    Instant end = START.minusSeconds(120).plusSeconds(120);
    assertEquals(end, third.end(scene.allowances), "three days less two minutes are used");
    assertEquals(Decision.BLOCK, scene.at(START).decision());
    assertEquals(Decision.PASS, scene.at(START.minusSeconds(10)).decision());
    assertEquals(end.minus(Horizon.EPSILON), scene.evaluate(START.minusSeconds(10)).validUntil());
    scene.allowances.removeIf(allowance -> allowance.id().equals("a"));
    assertEquals(third.until(), third.end(scene.allowances));
    assertEquals(Decision.PASS, scene.at(START).decision());
    assertEquals(
        third.until(),
        third.end(
            List.of(
                during("z", START.minus(Duration.ofDays(34)), START.minus(Duration.ofDays(31))))),
        "what ended a month ago is forgotten");
  }

  @Test
  void anOverrideThatIsTakenBackKeepsTheTimeThatItLasted() {
    ItemOverride tonight = override("OWNER_MISSING", null);
    assertEquals(
        java.util.Optional.of(
            new ItemOverride(
                "tonight", BOOK, "OWNER_MISSING", null, "why", "mj", tonight.from(), START)),
        tonight.takenBack(START));
    assertEquals(java.util.Optional.empty(), tonight.takenBack(tonight.from()));
    assertEquals(java.util.Optional.of(tonight), tonight.takenBack(UNTIL.plusSeconds(1)));
    assertEquals(
        java.util.Optional.empty(), exemption("OWNER_MISSING", null, null).takenBack(START));
  }

  @Test
  void anExemptionCountsAsLongAsADeskAnswersForIt() {
    Shelf shelf = Shelf.withBook();
    shelf.change(item -> Shelf.withDesk(item, null));
    shelf.catalog.allow(exemption("OWNER_MISSING", null, null));
    assertEquals(List.of(ReasonCode.OWNER_MISSING), shelf.blocks());
    for (List<String> members : List.of(List.of("kim"), List.<String>of())) {
      shelf.catalog.put(
          new Reference.OfDesk(new DeskRecord(Scene.MENDER, "Charts", IMPRINT, members, true)));
      assertEquals(members.isEmpty(), !shelf.blocks().isEmpty());
    }
  }
}
