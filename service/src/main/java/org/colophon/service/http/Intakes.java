package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.SourceId;
import org.colophon.service.json.Intake;
import org.colophon.service.json.Intake.Presets;
import org.colophon.service.json.Times;

/// What a body is read with: the order of its arrival, and the zone of its source's dates.
final class Intakes {
  private final Catalog catalog;
  private final Writes writes;

  Intakes(Catalog catalog, Writes writes) {
    this.catalog = catalog;
    this.writes = writes;
  }

  Intake of(JsonNode body) {
    return new Intake(Presets.NONE, writes.nextOrder(), writes.now(), times(body));
  }

  private Times times(JsonNode body) {
    String source = body.path("source").asText("");
    if (!IdGrammar.keeps(source)) {
      return Times.stated(null);
    }
    try (CatalogView view = catalog.view()) {
      return Times.stated(
          view.source(new SourceId(source)).map(known -> known.calendar().zone()).orElse(null));
    }
  }
}
