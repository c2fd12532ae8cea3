package org.colophon.service.items;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

class ItemListEndpointTest {
  @Test
  void noItemIsLookedAtBeforeItIsAskedFor() {
    TestService service = new TestService();
    DemoCatalog.laidAt(TestService.NOW).loadInto(service.catalog(), service.audiences());
    try (CatalogView view = service.catalog().view()) {
      List<ItemId> all = view.items("", 1_000);
      List<ItemId> looked = new ArrayList<>();
      Iterator<ItemId> ids =
          ItemListEndpoint.seen(id -> looked.add(id) && looked.size() > 1, view, "");
      assertEquals(all.get(1), ids.next());
      assertEquals(all.subList(0, 2), looked);
      int count = 1;
      for (; ids.hasNext(); count++) {
        ids.next();
      }
      assertEquals(all.size() - 1, count);
    }
  }
}
