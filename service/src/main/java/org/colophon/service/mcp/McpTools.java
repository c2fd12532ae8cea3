package org.colophon.service.mcp;

import java.util.List;
import java.util.Map;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;

/// The tools and resources that assistants are offered, each with the operation of the API that
/// answers it. All of them read; none changes or publishes anything.
final class McpTools {
  private static final Map<String, String> TO_A_MODEL = Map.of("purpose", "ground_prompt");
  private static final Map<String, String> BY_ITEM = Map.of("id", "item");
  private static final Map<String, String> BY_SEGMENT = Map.of("id", "segment");

  private final List<Endpoint> endpoints;

  /// @param endpoints of the API
  McpTools(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  /// The tools, in the order in which they are listed.
  List<McpTool> all() {
    return List.of(
        tool(
            "search_catalog",
            "Finds published items of the catalogue for a question, a phrase or a paragraph, with"
                + " the beginning of their texts. Only what the gate clears for language models."
                + " Quote nothing after valid_until.",
            "GET /v1/search",
            Map.of(),
            TO_A_MODEL),
        tool(
            "suggest",
            "Suggests audience segments, keyphrases, names, subjects and related titles for a text"
                + " that is not stored. Suggestions are for an editor to decide on.",
            "POST /v1/suggestions",
            Map.of(),
            TO_A_MODEL),
        tool(
            "related",
            "Lists what may be shown beside an item now. Only what the gate clears for language"
                + " models.",
            "GET /v1/items/{id}/related",
            BY_ITEM,
            TO_A_MODEL),
        tool(
            "verdict",
            "Says whether an item may be used for a purpose now, with the reasons, what would"
                + " clear them, and until when the verdict holds.",
            "GET /v1/items/{id}/governance",
            BY_ITEM,
            Map.of()),
        tool(
            "check_for_send",
            "Checks which of some items may be sent in a newsletter or an export at a time, with"
                + " reasons. It sends nothing.",
            "POST /v1/checks",
            Map.of(),
            Map.of()),
        tool(
            "segment_list",
            "Lists what may be shown to a segment of readers now. Only what the gate clears for"
                + " language models.",
            "GET /v1/segments/{id}/recommendations",
            BY_SEGMENT,
            TO_A_MODEL),
        tool(
            "explain",
            "Recomputes a past verdict from the log by the verdict_id of an answer: why an item"
                + " was shown, or was not.",
            "GET /v1/governance/verdicts/{id}",
            Map.of("id", "verdict_id"),
            Map.of()));
  }

  /// Items as resources: `colophon://items/{id}`.
  McpTool item() {
    return tool(
        "item",
        "An item of the catalogue with its text, as far as the gate clears it for language models.",
        "GET /v1/items/{id}/cleared",
        Map.of(),
        TO_A_MODEL);
  }

  /// Segments as resources: `colophon://segments/{id}`.
  McpTool segment() {
    return tool(
        "segment",
        "A segment of readers: its description, rules, and whether it may be used now.",
        "GET /v1/segments/{id}",
        Map.of(),
        Map.of());
  }

  private McpTool tool(
      String name,
      String description,
      String operation,
      Map<String, String> names,
      Map<String, String> fixed) {
    return new McpTool(name, description, operation(operation), names, fixed);
  }

  private Operation operation(String name) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.operations().stream())
        .filter(one -> (one.method() + " " + one.path()).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the API has no " + name));
  }
}
