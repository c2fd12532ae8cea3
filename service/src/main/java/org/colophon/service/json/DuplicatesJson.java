package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.similarity.NearDuplicates.Pair;

/// Items whose texts are nearly the same, as JSON.
public final class DuplicatesJson {
  private DuplicatesJson() {}

  public static ObjectNode write(List<Pair> pairs, Catalog catalog) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("pairs");
    try (CatalogView view = catalog.view()) {
      for (Pair pair : pairs) {
        ObjectNode node = list.addObject();
        node.put("likeness", Math.round(pair.likeness() * 100) / 100.0);
        write(node.putObject("item"), pair.item(), view);
        write(node.putObject("other"), pair.other(), view);
      }
    }
    return body;
  }

  private static void write(ObjectNode node, ItemId id, CatalogView view) {
    node.put("id", id.value());
    view.item(id)
        .ifPresent(version -> {
          node.put("title", version.item().content().title());
          node.put("imprint", version.item().imprint().value());
        });
  }
}
