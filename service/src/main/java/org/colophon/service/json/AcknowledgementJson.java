package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// Who acted upon a recall notice, as JSON.
public final class AcknowledgementJson {
  private AcknowledgementJson() {}

  public static Reading<String> read(JsonNode node) {
    return Fault.reading(
        () -> Fields.of(node, "", Set.of("by"), Times.stated(null)).text("by", 100));
  }
}
