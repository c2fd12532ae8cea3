package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.health.IncidentBook.Move;
import org.jspecify.annotations.Nullable;

/// Reads what people answer on the health of the catalogue.
public final class HealthAnswers {
  private HealthAnswers() {}

  /// What somebody does with an incident.
  ///
  /// @param desk who takes it; null where it is not assigned
  public record Moved(Move move, String by, @Nullable DeskId desk) {}

  /// Reads it.
  public static Reading<Moved> move(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", Set.of("action", "by", "desk"), Times.stated(null));
      return new Moved(
          fields.choice("action", Move.class),
          fields.text("by", 100),
          fields.optionalId("desk", DeskId::new));
    });
  }
}
