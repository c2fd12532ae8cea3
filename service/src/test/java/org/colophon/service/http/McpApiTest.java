package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.exposure.Exposure;
import org.colophon.governance.Purpose;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The JSON-RPC contract of `/mcp` over the real server.
class McpApiTest {
  private static final List<String> TOOLS =
      List.of(
          "search_catalog",
          "suggest",
          "related",
          "verdict",
          "check_for_send",
          "segment_list",
          "explain");

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().answeringAssistants().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private static String message(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":\"a-1\",\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private JsonNode ask(String method, String params) {
    Answer answer = api.post("/mcp", message(method, params));
    assertEquals(200, answer.status(), answer.text());
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals("a-1", answer.json().path("id").asText(), answer.text());
    assertEquals("2.0", answer.json().path("jsonrpc").asText());
    return answer.json();
  }

  private JsonNode call(String tool, String arguments) {
    return ask("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments))
        .path("result");
  }

  /// The structured answer, which is also the text.
  private JsonNode answered(String tool, String arguments) {
    JsonNode result = call(tool, arguments);
    assertFalse(result.path("isError").asBoolean(true), result.toString());
    JsonNode structured = result.path("structuredContent");
    assertEquals(structured, ApiClient.parse(result.at("/content/0/text").asText()));
    return structured;
  }

  @Test
  void theServerSaysWhoItIsAndWhichVersionItSpeaks() {
    JsonNode result =
        ask(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}")
            .path("result");
    assertEquals("2025-11-25", result.path("protocolVersion").asText());
    assertEquals("colophon", result.at("/serverInfo/name").asText());
    assertTrue(result.path("capabilities").has("tools"), result.toString());
    assertTrue(result.path("capabilities").has("resources"), result.toString());
    Answer notified =
        api.post("/mcp", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    assertEquals(202, notified.status());
    assertEquals("", notified.text());
    assertTrue(ask("ping", "{}").has("result"));
  }

  @Test
  void everyToolIsListedWithSchemasAndOnlyReads() {
    List<String> names = new ArrayList<>();
    for (JsonNode tool : ask("tools/list", "{}").at("/result/tools")) {
      names.add(tool.path("name").asText());
      assertEquals("object", tool.at("/inputSchema/type").asText());
      assertEquals("object", tool.at("/outputSchema/type").asText());
      assertFalse(tool.at("/inputSchema/properties").has("purpose_of_prompt"));
      assertTrue(tool.at("/annotations/readOnlyHint").asBoolean(), tool.toString());
      assertTrue(tool.path("description").asText().length() > 40);
    }
    assertEquals(TOOLS, names);
  }

  @Test
  void listsAreJudgedForLanguageModelsAndWrittenDown() {
    JsonNode found = answered("search_catalog", "{\"q\":\"Kriminalromane am Hafen\",\"k\":3}");
    assertTrue(found.path("items").size() > 0, found.toString());
    assertTrue(found.at("/items/0/text").asText().length() > 10, found.toString());
    for (JsonNode list :
        List.of(
            found,
            answered("related", "{\"item\":\"hafenfall\",\"k\":3}"),
            answered("segment_list", "{\"segment\":\"kuestenleser\",\"k\":3}"))) {
      assertTrue(list.has("valid_until") && list.has("blocked"), list.toString());
      assertTrue(list.path("items").size() > 0, list.toString());
      assertTrue(list.at("/items/0").has("valid_until"));
      Exposure kept = service.ledger().find(list.path("response_id").asText()).orElseThrow();
      assertEquals(Purpose.GROUND_PROMPT, kept.context().purpose());
      assertEquals("prompt", kept.context().channel());
    }
  }

  @Test
  void whatIsReservedAgainstMiningIsToldToReadersAndToNoAssistant() {
    String reserve =
        """
        {"source":"feed","facts":[{"item":"flutnacht","type":"tdm_reservation",
         "value":"reserved","observed_at":"2026-11-22T08:00:00Z"}]}
        """;
    assertTrue(
        api.get("/v1/segments/kuestenleser/recommendations?k=20").text().contains("flutnacht"));
    Answer taken = api.post("/v1/facts", reserve);
    assertTrue(taken.status() < 300 && !taken.text().contains("refused"), taken.text());
    assertTrue(
        api.get("/v1/segments/kuestenleser/recommendations?k=20").text().contains("flutnacht"));
    JsonNode list = answered("segment_list", "{\"segment\":\"kuestenleser\",\"k\":20}");
    assertFalse(list.path("items").toString().contains("flutnacht"), list.toString());
    assertEquals(1, list.at("/blocked/tdm_reserved").asInt(), list.toString());
  }

  @Test
  void verdictsSayWhyAndCanBeExplained() {
    JsonNode verdict = answered("verdict", "{\"item\":\"hafenfall\",\"purpose\":\"newsletter\"}");
    assertTrue(verdict.has("reasons") && verdict.has("decision"), verdict.toString());
    String id = verdict.path("verdict_id").asText();
    JsonNode explained = answered("explain", "{\"verdict_id\":\"%s\"}".formatted(id));
    assertEquals(id, explained.at("/verdict/verdict_id").asText(), explained.toString());
  }

  @Test
  void checksAndSuggestionsAreThoseOfTheApi() {
    JsonNode checked =
        answered(
            "check_for_send", "{\"items\":[\"hafenfall\",\"nowhere\"],\"purpose\":\"newsletter\"}");
    assertEquals(2, checked.path("results").size());
    assertEquals("item_unknown", checked.at("/results/1/reasons/0/code").asText());
    JsonNode suggested =
        answered(
            "suggest",
            """
            {"imprint":"kai","content_type":"news","title":"Am Hafen",
             "text":"Menschen am Hafen lesen am Wochenende Kriminalromane."}
            """);
    assertTrue(
        suggested.has("valid_until") && suggested.at("/verdict/reasons").size() > 0,
        suggested.toString());
  }

  @Test
  void itemsAndSegmentsAreResources() {
    JsonNode templates = ask("resources/templates/list", "{}").at("/result/resourceTemplates");
    assertEquals(2, templates.size(), templates.toString());
    JsonNode item = read("colophon://items/hafenfall");
    assertEquals("hafenfall", item.at("/items/0/id").asText(), item.toString());
    assertTrue(item.at("/items/0/text").asText().startsWith("Am Hafen"), item.toString());
    assertEquals(
        "kuestenleser", read("colophon://segments/kuestenleser").at("/segment/id").asText());
    JsonNode unknown =
        ask("resources/read", "{\"uri\":\"colophon://items/nowhere\"}").path("error");
    assertEquals(-32002, unknown.path("code").asInt(), unknown.toString());
    assertTrue(unknown.path("message").asText().contains("nowhere"), unknown.toString());
  }

  private JsonNode read(String uri) {
    JsonNode content =
        ask("resources/read", "{\"uri\":\"%s\"}".formatted(uri)).at("/result/contents/0");
    assertEquals(uri, content.path("uri").asText(), content.toString());
    assertEquals("application/json", content.path("mimeType").asText());
    return ApiClient.parse(content.path("text").asText());
  }

  @Test
  void anItemOnHoldIsAResourceWithoutTextThatSaysWhy() {
    String hold =
        "{\"id\":\"h\",\"scope\":{\"items\":[\"hafenfall\"]},\"reason\":\"r\",\"by\":\"legal\"}";
    assertEquals(201, api.post("/v1/holds", hold).status());
    JsonNode item = read("colophon://items/hafenfall");
    assertEquals(0, item.path("items").size());
    assertEquals(1, item.at("/blocked/on_hold").asInt(), item.toString());
    assertFalse(item.toString().contains("Hafen liegt"), item.toString());
  }

  @Test
  void refusalsAreResultsThatSayWhatIsWrong() {
    JsonNode unknown = call("related", "{\"item\":\"nowhere\"}");
    assertTrue(unknown.path("isError").asBoolean(), unknown.toString());
    assertTrue(unknown.at("/content/0/text").asText().contains("item_unknown"));
    for (String arguments :
        List.of("{}", "{\"item\":\"hafenfall\",\"purpose\":\"recommend\"}", "{\"item\":7}")) {
      JsonNode result = call("related", arguments);
      assertTrue(result.path("isError").asBoolean(), arguments + ": " + result);
    }
    JsonNode escaped = call("related", "{\"item\":\"../../v1/holds\"}");
    assertTrue(escaped.path("isError").asBoolean(), escaped.toString());
    assertFalse(escaped.toString().contains("\"holds\""), escaped.toString());
    assertTrue(ask("tools/call", "{\"name\":\"publish\",\"arguments\":{}}").has("error"));
    assertEquals(-32601, ask("tools/destroy", "{}").at("/error/code").asInt());
  }

  @Test
  void messagesThatAreNotJsonRpcAreRefusedLikeOtherBodies() {
    for (String body : List.of("", "[]", "{\"jsonrpc\":\"2.0\"}", "{\"id\":1")) {
      int status = api.post("/mcp", body).status();
      assertTrue(status == 400 || status == 422, body + ": " + status);
    }
    assertEquals(422, api.post("/mcp", message("ping", "{}").replace("\"a-1\"", "{}")).status());
    assertEquals(405, api.get("/mcp").status());
    assertEquals(405, api.delete("/mcp").status());
    byte[] ping = message("ping", "{}").getBytes(StandardCharsets.UTF_8);
    Map<String, String> foreign =
        Map.of("Content-Type", "application/json", "Origin", "https://evil.example");
    assertEquals(403, api.send("POST", "/mcp", ping, foreign).status());
  }

  @Test
  void withoutTheOptionNobodyIsAnswered() {
    try (TestService plain = new TestService().start(0, null);
        ApiClient other = new ApiClient(plain.address())) {
      Answer answer = other.post("/mcp", message("tools/list", "{}"));
      assertEquals(404, answer.status());
      assertEquals("mcp_off", answer.json().path("code").asText());
    }
  }

  /// Schemas of tools hold for the answers that tools give, and name no parameter that is fixed.
  @Test
  void assistantsCannotChooseThePurposeOfALookAtTheCatalogue() {
    for (JsonNode tool : ask("tools/list", "{}").at("/result/tools")) {
      ObjectNode properties = (ObjectNode) tool.at("/inputSchema/properties");
      boolean open = List.of("verdict", "check_for_send").contains(tool.path("name").asText());
      assertEquals(open, properties.has("purpose"), tool.path("name").asText());
    }
  }
}
