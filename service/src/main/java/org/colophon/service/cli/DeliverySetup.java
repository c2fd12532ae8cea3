package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.imports.Manifest;

/// The registration of the imprint, desk and source that a manifest names, where they are missing,
/// so that what is imported belongs to somebody. Those that exist stay as they are.
///
/// @param user who imports, and so is the first member of a desk that is made
record DeliverySetup(ServiceClient service, String user) {
  /// Adds what is missing; returns it in words.
  ///
  /// @throws IOException when the service refuses it
  List<String> ensure(Manifest manifest) throws IOException {
    ImprintId imprint = manifest.presets().imprint();
    if (imprint == null) {
      return List.of();
    }
    DeskId desk = manifest.presets().desk();
    SourceId source = manifest.presets().source();
    JsonNode known = service.read("/v1/imprints");
    List<ObjectNode> missing = new ArrayList<>();
    if (lacks(known.path("imprints"), imprint.value())) {
      missing.add(record("imprint", imprint.value()).put("legal_entity", imprint.value()));
    }
    if (desk != null && known.findParents("active").stream().noneMatch(is(desk.value()))) {
      ObjectNode made = record("desk", desk.value()).put("imprint", imprint.value());
      made.putArray("members").add(user);
      missing.add(made);
    }
    if (source != null && !service.get("/v1/sources/" + source).isGood()) {
      missing.add(source(source, imprint, manifest));
    }
    return put(missing);
  }

  private static boolean lacks(JsonNode records, String id) {
    for (JsonNode one : records) {
      if (is(id).test(one)) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<JsonNode> is(String id) {
    return one -> one.path("id").asText().equals(id);
  }

  private static ObjectNode record(String kind, String id) {
    ObjectNode made = CommandJson.MAPPER.createObjectNode();
    return made.put("schema", "colophon-" + kind + "/1").put("id", id).put("name", id);
  }

  private static ObjectNode source(SourceId id, ImprintId imprint, Manifest manifest) {
    Manifest.Calendar calendar = manifest.calendar();
    ObjectNode made = record("source", id.value()).put("imprint", imprint.value());
    made.put("expected_every", calendar.expectedEvery().toString());
    made.put("zone", calendar.zone().getId());
    DeskId owner = manifest.presets().desk();
    return owner == null ? made : made.put("owner", owner.value());
  }

  private List<String> put(List<ObjectNode> missing) throws IOException {
    List<String> words = new ArrayList<>();
    for (ObjectNode made : missing) {
      JsonNode result =
          CommandJson.MAPPER.readTree(
              service.postBatch((made + "\n").getBytes(StandardCharsets.UTF_8), null));
      if (result.path("problem").isObject()) {
        throw new IOException(
            made.path("id").asText() + ": " + result.at("/problem/detail").asText());
      }
      String schema = made.path("schema").asText();
      String kind = schema.substring("colophon-".length(), schema.indexOf('/'));
      words.add(kind + " '" + made.path("id").asText() + "'");
    }
    return words;
  }
}
