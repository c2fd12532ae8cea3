package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ProductId;
import org.colophon.governance.Action;
import org.colophon.governance.Action.Kind;
import org.colophon.service.api.ActionMessage;
import org.junit.jupiter.api.Test;

/// Every action names a request that there is, or none.
class ActionCallTest {
  private static final FactKey PRICE =
      new FactKey(new EntityRef.OfProduct(new ProductId("p")), FactType.PRICE, "DE");

  @Test
  void everyCallReachesARoute() {
    List<Route> routes = TestRoutes.all();
    Set<Kind> elsewhere = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      for (Action action :
          List.of(new Action(kind, "item:x", null), new Action(kind, "item:x", PRICE))) {
        ActionMessage.call(action)
            .ifPresentOrElse(
                call -> {
                  String method = call.substring(0, call.indexOf(' '));
                  String path = call.substring(call.indexOf(' ') + 1);
                  assertTrue(
                      routes.stream().anyMatch(r -> r.method().equals(method) && r.matches(path)),
                      call);
                },
                () -> elsewhere.add(kind));
      }
    }
    assertEquals(EnumSet.of(Kind.CORRECT_CLOCK, Kind.SET_CLOCK, Kind.NOTHING), elsewhere);
  }
}
