package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.api.SchemaName;

/// The result of a change, and the patch that takes it back.
@SchemaName("Patched")
@Description("The result of a change, and the patch that takes it back.")
record PatchedResponse(
    RecordedResponse.Outcome outcome,
    long seq,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ItemId> items,
    @Description("The patch that takes it back; add `by`.") JsonNode undo) {

  static PatchedResponse of(RecordedResponse recorded, JsonNode undo) {
    return new PatchedResponse(recorded.outcome(), recorded.seq(), recorded.items(), undo);
  }
}
