package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which of several statements about one restriction counts.
class RestrictivenessTest {
  private static final FactValue NONE = new FactValue.None();
  private static final FactValue UNREADABLE = new FactValue.Unrecognised("vielleicht");

  private static FactValue code(String code) {
    return new FactValue.Code(code);
  }

  private static Fact fact(FactType type, FactValue value, boolean conflict) {
    Fact f = Scene.fact(HARDCOVER, type, value);
    return new Fact(f.key(), value, conflict, null, null, FEED, f.order(), f.clocks());
  }

  /// Holds where each value keeps more back than those before it.
  private static void assertOrder(FactType type, Stream<FactValue> fromTheFreest) {
    List<Fact> facts = fromTheFreest.map(value -> fact(type, value, false)).toList();
    for (int i = 1; i < facts.size(); i++) {
      Fact less = facts.get(i - 1);
      Fact more = facts.get(i);
      String both = type + ": " + less.value() + " and " + more.value();
      assertTrue(Restrictiveness.ORDER.compare(less, more) < 0, both);
      assertTrue(Restrictiveness.ORDER.compare(more, less) > 0, both);
    }
  }

  @Test
  void tradeStatesKeepBackMoreAndMoreTheLessIsSold() {
    assertOrder(
        FactType.TRADE_STATE,
        Stream.of(
            code("active"),
            code("Forthcoming"),
            code("announced"),
            code("out_of_stock"),
            code("postponed"),
            code("replaced"),
            code("withdrawn"),
            code("RECALLED"),
            code("somehow")));
  }

  @Test
  void availabilitiesKeepBackMoreFromInStockToRecalled() {
    assertOrder(
        FactType.AVAILABILITY,
        Stream.of(
            code("20"), code("30"), code("40"), code("01"), code("46"), code("49"), code("77")));
    assertOrder(FactType.AVAILABILITY, Stream.of(code("10"), code("40")));
  }

  @Test
  void aBanAndAReservationKeepBackMoreThanAPermission() {
    assertOrder(
        FactType.SALES_TERRITORY, Stream.of(code("for_sale"), code("not_for_sale"), UNREADABLE));
    assertOrder(
        FactType.TDM_RESERVATION, Stream.of(code("not_reserved"), code("reserved"), UNREADABLE));
    assertOrder(FactType.TDM_RESERVATION, Stream.of(NONE, code("reserved")));
  }

  @ParameterizedTest
  @EnumSource(names = {"ANNOUNCED_AT", "PREORDER_AT", "SALES_AT", "EMBARGO_UNTIL"})
  void ofDatesTheLaterOneCountsAndOneThatCannotBeReadMore(FactType type) {
    assertOrder(
        type,
        Stream.of(
            NONE,
            new FactValue.Moment(START),
            new FactValue.Moment(START.plusSeconds(1)),
            UNREADABLE));
    assertOrder(type, Stream.of(new FactValue.Moment(START), code("soon")));
  }

  @ParameterizedTest
  @EnumSource(names = {"TRADE_STATE", "AVAILABILITY", "SALES_TERRITORY"})
  void thatThereIsNoneSaysNothingThatCanBeUsed(FactType type) {
    Fact none = fact(type, NONE, false);
    assertEquals(0, Restrictiveness.ORDER.compare(none, fact(type, UNREADABLE, false)));
    assertEquals(0, Restrictiveness.ORDER.compare(none, fact(type, Shelf.price("1.00"), false)));
  }

  @ParameterizedTest
  @EnumSource(FactType.class)
  void aContradictionKeepsBackAsMuchAsWhatCannotBeRead(FactType type) {
    Fact contradictory = fact(type, code("for_sale"), true);
    Fact unreadable = fact(type, UNREADABLE, false);
    assertEquals(0, Restrictiveness.ORDER.compare(contradictory, unreadable));
  }

  @ParameterizedTest
  @EnumSource(names = {"PRICE", "BESTSELLER", "CATEGORY"})
  void whatRestrictsNothingIsOrderedByNothing(FactType type) {
    assertEquals(
        0,
        Restrictiveness.ORDER.compare(fact(type, code("a"), false), fact(type, code("b"), false)));
  }
}
