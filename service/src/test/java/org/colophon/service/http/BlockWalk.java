package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.service.http.ApiClient.Answer;

/// Goes through every block that the report names, does the one action that it offers, over HTTP,
/// and looks whether exactly that block went.
final class BlockWalk {
  private final ApiClient api;
  private final Set<String> walked = new TreeSet<>();

  BlockWalk(ApiClient api) {
    this.api = api;
  }

  /// One reason that blocks one item.
  record Block(String item, String code, String subject, String cause, JsonNode request) {
    String name() {
      return item + " " + code + " " + subject;
    }
  }

  /// Clears all blocks; returns the reason codes that were cleared.
  Set<String> clearAll() {
    Map<String, Block> blocks = blocks();
    while (!blocks.isEmpty()) {
      Block next = blocks.values().iterator().next();
      clear(next);
      Map<String, Block> left = blocks();
      assertGone(next, blocks, left);
      walked.add(next.code());
      blocks = left;
    }
    return walked;
  }

  private void assertGone(Block cleared, Map<String, Block> before, Map<String, Block> after) {
    assertFalse(after.containsKey(cleared.name()), cleared.name() + " is still there");
    Set<String> added = new HashSet<>(after.keySet());
    added.removeAll(before.keySet());
    assertEquals(Set.of(), added, "clearing " + cleared.name() + " must block nothing");
    for (Block block : before.values()) {
      boolean related =
          block.item().equals(cleared.item()) || block.cause().equals(cleared.cause());
      assertTrue(
          related || after.containsKey(block.name()),
          "clearing " + cleared.name() + " cleared " + block.name() + " too");
    }
  }

  JsonNode report() {
    Answer answer = api.get("/v1/governance/report?entries=1000");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  Map<String, Block> blocks() {
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (JsonNode group : report().get("groups")) {
      if (!group.get("severity").asText().equals("block")
          && !group.get("severity").asText().equals("indeterminate")) {
        continue;
      }
      assertTrue(group.get("fix").asText().length() > 5, group.toString());
      for (JsonNode entry : group.get("entries")) {
        String item = entry.get("item").asText();
        String about = group.path("about").asText("");
        Block block =
            new Block(
                item,
                group.get("code").asText(),
                entry.get("subject").asText(),
                about.isEmpty() ? item : group.get("code").asText() + about,
                entry.path("request"));
        assertTrue(block.request().isObject(), block.name() + " offers no action");
        blocks.put(block.name(), block);
      }
    }
    return blocks;
  }

  private void clear(Block block) {
    ObjectNode request = block.request().deepCopy();
    JsonNode body = request.path("body");
    for (JsonNode need : request.path("needs")) {
      if (!body.isObject()) {
        body = request.putObject("body");
      }
      fill((ObjectNode) body, need.get("name").asText(), need.get("type").asText(), block);
    }
    Map<String, String> headers = new HashMap<>();
    if (request.path("if_match").asBoolean(false)) {
      headers.put("If-Match", api.get("/v1/items/" + block.item()).header("ETag"));
    }
    byte[] bytes = null;
    if (body.isObject()) {
      headers.put("Content-Type", "application/json");
      bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    }
    Answer answer =
        api.send(request.get("method").asText(), request.get("path").asText(), bytes, headers);
    assertTrue(answer.status() < 300, block.name() + ": " + request + ": " + answer.text());
  }

  private void fill(ObjectNode body, String name, String type, Block block) {
    String[] path = name.split("\\.", -1);
    JsonNode at = body;
    for (int i = 0; i < path.length - 1; i++) {
      String step = path[i];
      if (at instanceof ArrayNode list) {
        at = list.get(Integer.parseInt(step));
      } else {
        ObjectNode fields = (ObjectNode) at;
        at = fields.has(step) ? fields.get(step) : fields.putObject(step);
      }
    }
    ((ObjectNode) at).set(path[path.length - 1], value(type, block));
  }

  private JsonNode value(String type, Block block) {
    String json =
        switch (type) {
          case "name" -> "\"kim\"";
          case "desk" -> "\"" + desk(block.item()) + "\"";
          case "url" -> "\"https://www.example.org/" + block.item() + "\"";
          case "item" -> "\"hafenlicht\"";
          case "text" -> "\"Neu angemeldet\"";
          case "duration" -> "\"PT24H\"";
          case "instant" -> "\"2026-11-01T08:00:00Z\"";
          case "products" ->
              "[{\"id\":\"walk-"
                  + block.item()
                  + "\",\"form\":\"hardcover\",\"trade_state\":\"active\",\"availability\":\"20\"}]";
          case "trade_state" -> "\"active\"";
          case "availability" -> "\"20\"";
          case "sales_territory" -> "\"for_sale\"";
          default -> throw new AssertionError(block.name() + " needs a " + type);
        };
    return ApiClient.parse(json);
  }

  /// An active desk of the item's imprint.
  private String desk(String item) {
    String imprint = api.get("/v1/items/" + item).json().get("item").get("imprint").asText();
    for (JsonNode known : api.get("/v1/imprints").json().get("imprints")) {
      for (JsonNode desk : known.get("desks")) {
        if (known.get("id").asText().equals(imprint) && desk.get("active").asBoolean()) {
          return desk.get("id").asText();
        }
      }
    }
    throw new AssertionError("no desk for " + item);
  }
}
