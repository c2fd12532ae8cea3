package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.annotation.Mentions.Frequent;
import org.colophon.linking.AmbiguousName;
import org.colophon.linking.CatalogGaps;

/// What records and vocabularies lack, and what in texts is over, as JSON.
public final class GapsJson {
  private GapsJson() {}

  public static ObjectNode write(CatalogGaps.Report report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    frequent(node.putArray("names"), report.names());
    namesakes(node.putArray("namesakes"), report.namesakes());
    frequent(node.putArray("topics"), report.topics());
    ArrayNode overdue = node.putArray("overdue");
    for (CatalogGaps.Overdue day : report.overdue()) {
      overdue
          .addObject()
          .put("item", day.item().value())
          .put("title", day.title())
          .put("day", day.day().toString())
          .put("label", day.label());
    }
    ArrayNode subjects = node.putArray("odd_subjects");
    for (CatalogGaps.OddSubject odd : report.subjects()) {
      ObjectNode one =
          subjects
              .addObject()
              .put("item", odd.item().value())
              .put("title", odd.title())
              .put("scheme", odd.scheme());
      SubjectProblemJson.write(odd.problem(), one);
    }
    return node;
  }

  private static void frequent(ArrayNode array, List<Frequent> values) {
    for (Frequent value : values) {
      ObjectNode one = array.addObject();
      one.put("value", value.value());
      one.put("label", value.label());
      one.put("items", value.items());
      ArrayNode first = one.putArray("first");
      value.first().forEach(id -> first.add(id.value()));
    }
  }

  private static void namesakes(ArrayNode array, List<AmbiguousName> all) {
    for (AmbiguousName shared : all) {
      ObjectNode one = array.addObject().put("name", shared.name());
      ArrayNode bearers = one.putArray("records");
      shared
          .bearers()
          .forEach(bearer ->
              bearers.addObject().put("entity", bearer.entity()).put("works", bearer.works()));
    }
  }
}
