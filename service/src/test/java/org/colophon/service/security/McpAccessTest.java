package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ImprintId;
import org.colophon.service.app.Endpoints;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.TestCaller.Answer;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may call which tool of the MCP server: those who may call the operation that answers it.
class McpAccessTest {
  private static final String OWN = "nordufer";
  private static final int PER_SECOND = 1_000;
  private static final TestService SERVICE = new TestService();
  private static final TestAccess ACCESS = new TestAccess(SERVICE, PER_SECOND);
  private static HttpServer server;
  private static TestCaller caller;

  /// A tool, its operation, and arguments about an item or segment.
  private record Tool(String name, String operation, String arguments) {
    Answer call(Map<String, String> headers, String id) {
      return caller.send(
          "POST",
          "/mcp",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
              .formatted(name, arguments.replace("%s", id)),
          headers);
    }
  }

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("search_catalog", "GET /v1/search", "{\"q\":\"Hafen\"}"),
          new Tool(
              "suggest",
              "POST /v1/suggestions",
              "{\"imprint\":\"nordufer\",\"content_type\":\"news\",\"title\":\"A\",\"text\":\"Am Kai\"}"),
          new Tool("related", "GET /v1/items/{id}/related", "{\"item\":\"%s\"}"),
          new Tool("verdict", "GET /v1/items/{id}/governance", "{\"item\":\"%s\"}"),
          new Tool(
              "check_for_send", "POST /v1/checks", "{\"items\":[\"%s\"],\"purpose\":\"export\"}"),
          new Tool(
              "segment_list", "GET /v1/segments/{id}/recommendations", "{\"segment\":\"seg-%s\"}"),
          new Tool("explain", "GET /v1/governance/verdicts/{id}", "{\"verdict_id\":\"nothing\"}"));

  @BeforeAll
  static void start() {
    DemoCatalog.laidAt(TestService.NOW).loadInto(SERVICE.catalog(), SERVICE.audiences());
    ACCESS.key("first", AccessRole.ADMIN);
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0).withMcp(true),
            ACCESS.access(),
            SERVICE.backend(),
            List.of());
    caller = new TestCaller(server);
  }

  @AfterAll
  static void stop() {
    caller.close();
    server.close();
    ACCESS.close();
    SERVICE.close();
  }

  private static boolean refused(Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.text().contains("not_allowed");
  }

  @Test
  void rolesMayCallTheToolsWhoseOperationsTheyMayCall() {
    List<String> wrong = new ArrayList<>();
    for (AccessRole role : AccessRole.values()) {
      Map<String, String> key = TestCaller.key(ACCESS.key("mcp-" + role.text(), role));
      for (Tool tool : TOOLS) {
        String[] operation = tool.operation().split(" ", -1);
        boolean may =
            AccessRules.of(operation[0], operation[1])
                .orElseThrow()
                .allows(java.util.Set.of(role.text()));
        if (refused(tool.call(key, "hafenlicht")) == may) {
          wrong.add(tool.name() + " as " + role);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void nobodyIsAnsweredWithoutAKey() {
    for (Tool tool : TOOLS) {
      assertEquals("not_signed_in", tool.call(Map.of(), "hafenlicht").code());
      Answer bad = tool.call(TestCaller.key("colophon_0123456789_x"), "hafenlicht");
      assertTrue(bad.status() == 401 || bad.status() == 429, bad.text());
    }
  }

  @Test
  void whatBelongsToAnotherImprintIsAnsweredAsWhatDoesNotExist() {
    Map<String, String> key = TestCaller.key(ACCESS.key("own", AccessRole.EDITOR, OWN));
    for (Tool tool : TOOLS) {
      if (tool.arguments().contains("\"%s\"") && !tool.arguments().contains("segment")) {
        String own = tool.call(key, "hafenlicht").text();
        String foreign = tool.call(key, "the-tide-clock").text();
        String nothing = tool.call(key, "nowhere-to-be-found").text();
        assertFalse(own.contains("\"isError\":true"), tool.name() + own);
        assertEquals(nothing, foreign.replace("the-tide-clock", "nowhere-to-be-found"));
      }
    }
    String otherDraft = TOOLS.get(1).call(key, "").text();
    assertFalse(otherDraft.contains("imprint_not_allowed"), otherDraft);
    Answer foreign =
        new Tool("suggest", "", TOOLS.get(1).arguments().replace(OWN, "harrow-lane")).call(key, "");
    assertTrue(foreign.text().contains("imprint_not_allowed"), foreign.text());
  }

  @Test
  void aSearchLeavesOutWhatIsNotSeen() {
    Map<String, String> all = TestCaller.key(ACCESS.key("all-search", AccessRole.READER));
    Map<String, String> own = TestCaller.key(ACCESS.key("own-search", AccessRole.READER, OWN));
    Tool search =
        new Tool(
            "search_catalog",
            "",
            "{\"q\":\"Krimi an der Küste, children and families reading stories about clocks\",\"k\":100}");
    JsonNode everything = search.call(all, "").json().at("/result/structuredContent/items");
    JsonNode seen = search.call(own, "").json().at("/result/structuredContent/items");
    assertTrue(everything.findValuesAsText("imprint").contains("harrow-lane"));
    assertTrue(seen.size() > 0, "the own imprint has items");
    seen.forEach(item -> assertEquals(new ImprintId(OWN).value(), item.path("imprint").asText()));
  }

  /// A message and the call that it makes count as two requests.
  @Test
  void limitsHoldForAssistants() {
    Map<String, String> key = TestCaller.key(ACCESS.key("busy", AccessRole.ADMIN));
    Tool tool = TOOLS.get(3);
    int answered = 0;
    Answer last = tool.call(key, "hafenlicht");
    while (last.status() == 200 && !last.text().contains("too_many_requests")) {
      answered++;
      last = tool.call(key, "hafenlicht");
    }
    assertTrue(answered <= PER_SECOND, answered + " answers");
    assertTrue(last.header("Retry-After").isPresent(), last.text());
    ACCESS.pass(Duration.ofSeconds(5));
    assertEquals(200, tool.call(key, "hafenlicht").status());
  }
}
