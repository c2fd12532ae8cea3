package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes, the answer is a problem with a stable code and the field at fault. The client
/// checks of every answer that it is one and shows no stack trace.
class BadInputTest {
  private static final String DRAFT =
      "{\"imprint\":\"kai\",\"content_type\":\"news\",\"title\":\"Titel\",\"text\":\"Ein Satz.\"}";
  private static final String ITEM =
      "{\"source\":\"cms\",\"imprint\":\"kai\",\"content_type\":\"news\",\"title\":\"Titel\","
          + "\"text\":\"Ein Satz.\",\"lifecycle\":{\"state\":\"draft\"}}";
  private static final String ANSWER =
      "{\"kind\":\"segment\",\"value\":\"kuestenleser\",\"answer\":\"accepted\",\"by\":\"ap\"}";
  private static final String HOLD =
      "{\"scope\":{\"items\":[\"x\"]},\"reason\":\"r\",\"by\":\"b\"}";

  private static TestService service;
  private static ApiClient api;

  @BeforeAll
  static void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterAll
  static void stop() {
    api.close();
    service.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBadBodyIsNamed(
      String what, String call, String body, int status, String code, String field) {
    String[] words = call.split(" ", 2);
    Answer answer =
        api.send(
            words[0],
            words[1],
            body.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/json; charset=utf-8"));
    assertEquals(
        List.of(status, code, field),
        List.of(
            answer.status(),
            answer.json().path("code").asText(),
            answer.json().path("field").asText("")),
        answer.text());
    assertFalse(answer.json().get("fix").asText().isBlank());
  }

  static Stream<Arguments> bodies() {
    String suggest = "POST /v1/suggestions";
    String put = "PUT /v1/items/neu";
    String decide = "POST /v1/items/hafenfall/decisions";
    String manyWords = "wort ".repeat(100_000).strip();
    return Stream.of(
        arguments("not JSON", suggest, "{\"a\":", 400, "not_json", ""),
        arguments("nothing", suggest, "", 400, "not_json", ""),
        arguments("two values", suggest, DRAFT + DRAFT, 400, "not_json", ""),
        arguments("twice the same name", suggest, "{\"title\":1,\"title\":2}", 400, "not_json", ""),
        arguments("a list", suggest, "[]", 422, "wrong_type", ""),
        arguments("a number as title", suggest, with("title", "7"), 422, "wrong_type", "/title"),
        arguments("a list as text", suggest, with("text", "[]"), 422, "wrong_type", "/text"),
        arguments("no text", suggest, with("text", "null"), 422, "missing_field", "/text"),
        arguments("an empty text", suggest, with("text", "\" \\n\""), 422, "empty", "/text"),
        arguments(
            "a text that shows nothing",
            suggest,
            with("text", "\"\\u00a0\\u200b\\u2003\""),
            422,
            "empty",
            "/text"),
        arguments(
            "100,000 words", suggest, with("text", quoted(manyWords)), 422, "too_long", "/text"),
        arguments(
            "100,000 words stored",
            put,
            ITEM.replace("Ein Satz.", manyWords),
            422,
            "too_long",
            "/text"),
        arguments(
            "an unknown language",
            suggest,
            with("language", "\"klingon\""),
            422,
            "bad_language",
            "/language"),
        arguments(
            "a control character",
            suggest,
            with("text", "\"a\\u0000b\""),
            422,
            "control_character",
            "/text"),
        arguments(
            "an escape character",
            suggest,
            with("title", "\"a\\u001bb\""),
            422,
            "control_character",
            "/title"),
        arguments(
            "half a character",
            suggest,
            with("title", "\"a\\ud83d\""),
            422,
            "lone_surrogate",
            "/title"),
        arguments("an unknown field", suggest, with("zz", "1"), 422, "unknown_field", "/zz"),
        arguments(
            "an unknown kind",
            suggest,
            with("content_type", "\"poem\""),
            422,
            "bad_value",
            "/content_type"),
        arguments(
            "an unknown imprint",
            suggest,
            with("imprint", "\"nix\""),
            422,
            "imprint_unknown",
            "/imprint"),
        arguments(
            "an unknown desk", suggest, with("desk", "\"nix\""), 422, "desk_unknown", "/desk"),
        arguments(
            "a malformed imprint", suggest, with("imprint", "\"Ä b\""), 422, "bad_id", "/imprint"),
        arguments(
            "no address",
            suggest,
            with("canonical_url", "\"nix\""),
            422,
            "bad_url",
            "/canonical_url"),
        arguments(
            "another id than the path",
            put,
            ITEM.replaceFirst("\\{", "{\"id\":\"alt\","),
            422,
            "id_differs",
            "/id"),
        arguments(
            "an item of another source",
            "PUT /v1/items/hafenfall",
            ITEM,
            409,
            "other_source",
            "/source"),
        arguments("a path that is no id", "PUT /v1/items/%C3%84", ITEM, 422, "bad_id", "id"),
        arguments(
            "an unknown answer",
            decide,
            ANSWER.replace("accepted", "perhaps"),
            422,
            "bad_value",
            "/answer"),
        arguments(
            "an unknown kind of answer",
            decide,
            ANSWER.replace("segment", "mood"),
            422,
            "kind_unknown",
            "/kind"),
        arguments(
            "an unknown segment",
            decide,
            ANSWER.replace("kuestenleser", "nix"),
            422,
            "segment_unknown",
            "/value"),
        arguments(
            "an end in the past",
            decide,
            ANSWER.replace("}", ",\"until\":\"2020-01-01\"}"),
            422,
            "until_past",
            "/until"),
        arguments(
            "no date",
            decide,
            ANSWER.replace("}", ",\"until\":\"soon\"}"),
            422,
            "bad_date",
            "/until"),
        arguments(
            "an answer for no item",
            "POST /v1/items/nix/decisions",
            ANSWER,
            404,
            "item_unknown",
            ""),
        arguments(
            "a check of no item",
            "POST /v1/items/nix/checked",
            "{\"by\":\"ap\"}",
            404,
            "item_unknown",
            ""),
        arguments(
            "a hold on nothing",
            "POST /v1/holds",
            HOLD.replace("\"items\":[\"x\"]", ""),
            422,
            "bad_value",
            "/scope"),
        arguments(
            "a hold on an empty list",
            "POST /v1/holds",
            HOLD.replace("[\"x\"]", "[]"),
            422,
            "empty",
            "/scope/items"),
        arguments(
            "a hold that ends before it starts",
            "POST /v1/holds",
            HOLD.replace("\"by\"", "\"from\":\"2021-01-01\",\"until\":\"2020-01-01\",\"by\""),
            422,
            "bad_value",
            "/until"),
        arguments(
            "a hold whose id is none",
            "POST /v1/holds",
            HOLD.replaceFirst("\\{", "{\"id\":\"Ä/b\","),
            422,
            "bad_id",
            "/id"),
        arguments(
            "no facts",
            "POST /v1/facts",
            "{\"source\":\"feed\",\"facts\":[]}",
            422,
            "empty",
            "/facts"),
        arguments(
            "a fact of an unknown product",
            "POST /v1/facts",
            "{\"source\":\"feed\",\"facts\":[{\"product\":\"nix\",\"type\":\"availability\",\"value\":\"20\"}]}",
            422,
            "entity_unknown",
            "/facts/0"),
        arguments(
            "a switch that is none",
            "POST /v1/demo/feed",
            "{\"running\":1}",
            422,
            "wrong_type",
            "/running"),
        arguments(
            "a plug outside the demo",
            "POST /v1/demo/feed",
            "{\"running\":false}",
            404,
            "demo_unknown",
            ""));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /// The draft with one field said otherwise.
  private static String with(String name, String json) {
    String rest = DRAFT.replaceFirst("\"" + name + "\":\"[^\"]*\",?", "").replace(",}", "}");
    return rest.substring(0, rest.length() - 1) + ",\"" + name + "\":" + json + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void aBadPathIsNamed(String call, int status, String code, String field) {
    String[] words = call.split(" ", 2);
    Answer answer = api.send(words[0], words[1], null, Map.of());
    assertEquals(
        List.of(status, code, field),
        List.of(
            answer.status(),
            answer.json().path("code").asText(),
            answer.json().path("field").asText("")),
        answer.text());
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        arguments("GET /v1/nix", 404, "path_unknown", ""),
        arguments("GET /v1/items/nix", 404, "item_unknown", ""),
        arguments("GET /v1/items/nix/suggestions", 404, "item_unknown", ""),
        arguments("GET /v1/items/nix/governance", 404, "item_unknown", ""),
        arguments("GET /v1/items/nix/related", 404, "item_unknown", ""),
        arguments("DELETE /v1/items/nix", 404, "item_unknown", ""),
        arguments("GET /v1/segments/nix", 404, "segment_unknown", ""),
        arguments("GET /v1/segments/nix/recommendations", 404, "segment_unknown", ""),
        arguments("GET /v1/desks/nix/queue", 404, "desk_unknown", ""),
        arguments("DELETE /v1/holds/nix", 404, "hold_unknown", ""),
        arguments("GET /v1/items/hafenfall/related?k=0", 422, "bad_value", "k"),
        arguments("GET /v1/items/hafenfall/related?k=101", 422, "bad_value", "k"),
        arguments("GET /v1/items/hafenfall/related?k=viele", 422, "bad_value", "k"),
        arguments(
            "GET /v1/items/hafenfall/related?territory=Germany", 422, "bad_value", "territory"),
        arguments("GET /v1/changes?after=-1", 422, "bad_value", "after"),
        arguments("DELETE /v1/items/hafenfall?source=%20", 422, "bad_id", "source"),
        arguments("POST /v1/facts", 415, "media_type_unsupported", "Content-Type"));
  }

  @Test
  void aWrongMethodIsToldWhichOnesThereAre() {
    Answer answer = api.send("POST", "/v1/items/hafenfall", null, Map.of());
    assertEquals(405, answer.status());
    assertEquals("method_not_allowed", answer.json().get("code").asText());
    assertEquals("PUT, GET, DELETE, PATCH", answer.header("Allow"));
  }

  @Test
  void fiveMegabytesAreTooMuch() {
    byte[] body = new byte[5_000_000];
    java.util.Arrays.fill(body, (byte) ' ');
    for (String path : List.of("/v1/suggestions", "/v1/facts", "/v1/holds")) {
      Answer answer = api.send("POST", path, body, Map.of("Content-Type", "application/json"));
      assertEquals(413, answer.status());
      assertEquals("body_too_large", answer.json().get("code").asText());
    }
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    Answer answer =
        api.send(
            "POST",
            "/v1/suggestions",
            new byte[] {'"', (byte) 0xC3, '"'},
            Map.of("Content-Type", "application/json"));
    assertEquals(400, answer.status());
    assertEquals("not_utf8", answer.json().get("code").asText());
  }

  @Test
  void anotherMediaTypeIsRefused() {
    Answer answer =
        api.send(
            "POST",
            "/v1/suggestions",
            DRAFT.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "text/plain"));
    assertEquals(415, answer.status());
    assertEquals("Content-Type", answer.json().get("field").asText());
  }
}
