package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.generation.GenerationStore;
import org.colophon.service.testing.ScriptedModel;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Proposals of a language model over the real server.
class GenerationApiTest {
  private static final String ITEM = "/v1/items/hafenfall/generations";
  private static final String GOOD = "{\"texts\":[\"Am Hafen liegt ein Toter.\"]}";

  private final ScriptedModel model = new ScriptedModel(_ -> GOOD);
  private final TestService service = new TestService();
  private ApiClient api = new ApiClient("http://127.0.0.1");

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void start(boolean local, int calls) {
    service
        .proposingWith(
            model,
            new GenerationService.Settings(
                "scripted",
                local,
                Duration.ofSeconds(5),
                new GenerationStore.Budget(calls, 1_000_000),
                "DE"))
        .start(0, null);
    api.close();
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  private JsonNode ask(String body) {
    ApiClient.Answer answer = api.post(ITEM, body);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private String refusal(String body) {
    JsonNode answer = ask(body);
    assertEquals(0, answer.path("texts").size() + answer.path("ranking").size(), answer.toString());
    assertFalse(answer.has("valid_until"), answer.toString());
    return answer.at("/refusals/0/code").asText();
  }

  @Test
  void textsAreProposedAskedForOnceAndSayHowLongTheyHold() {
    start(false, 10);
    JsonNode first = ask("{\"task\":\"teaser\"}");
    assertEquals("Am Hafen liegt ein Toter.", first.at("/texts/0").asText());
    assertTrue(first.has("valid_until"), first.toString());
    assertFalse(first.path("cached").asBoolean());
    assertTrue(ask("{\"task\":\"teaser\"}").path("cached").asBoolean());
    assertEquals(1, model.prompts().size());
    ask("{\"task\":\"summarize\"}");
    ask("{\"task\":\"explain_match\",\"segment\":\"kuestenleser\"}");
    assertEquals(3, model.prompts().size(), "another task is another prompt");
    assertTrue(model.prompts().getLast().contains("Menschen am Hafen"), "the audience is told");
  }

  @Test
  void whatIsToldIsFencedAndInTheLedger() {
    start(false, 10);
    ask("{\"task\":\"teaser\"}");
    String prompt = model.prompts().getFirst();
    String mark = prompt.replaceFirst("(?s).*?(DATA-[0-9a-f]+).*", "$1");
    assertEquals(3, prompt.split(mark, -1).length - 1, prompt);
    assertTrue(prompt.indexOf("Am Hafen liegt") > prompt.indexOf(mark + "\n"), prompt);
    assertTrue(prompt.contains("price: 20.00 EUR"), prompt);
    var told = service.ledger().all();
    assertEquals(1, told.size());
    assertEquals("prompt", told.getFirst().surface());
  }

  @Test
  void candidatesAreOrderedAndNoOtherIsNamed() {
    start(false, 10);
    model.setScript(_ -> "{\"ranking\":[\"kuestenleser\"]}");
    assertEquals("kuestenleser", ask("{\"task\":\"rank_segments\"}").at("/ranking/0").asText());
    model.setScript(_ -> "{\"ranking\":[\"kuestenleser\",\"everybody\"]}");
    api.put("/v1/items/hafenfall", item("Am Hafen steht eine Kommissarin."));
    assertEquals("unknown_candidate", refusal("{\"task\":\"rank_segments\"}"));
  }

  private static String item(String text) {
    return """
    {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"book","language":"de",
     "title":"Hafenfall","text":"%s","canonical_url":"https://kai.example/hafenfall",
     "lifecycle":{"state":"published","published_at":"2026-10-01T09:00:00Z"},
     "products":[{"id":"hafenfall-hc","form":"hardcover","trade_state":"active","availability":"20"}]}
    """
        .formatted(text);
  }

  @Test
  void whatIsNotWhatWasAskedForIsRefusedWithTheReason() {
    start(false, 50);
    for (var row :
        List.of(
            List.of("not_valid", "Gern! Hier ist der Teaser: Am Hafen"),
            List.of("not_valid", "{\"texts\":[]}"),
            List.of("not_valid", "{\"ranking\":[\"kuestenleser\"]}"),
            List.of("not_valid", "{\"texts\":[\"Am Hafen\"],\"publish\":true}"),
            List.of("not_valid", "[".repeat(5_000)),
            List.of("fact_not_found", "{\"texts\":[\"Am Hafen von Rostock liegt ein Toter.\"]}"),
            List.of("fact_not_found", "{\"texts\":[\"Für 9,99 € liegt am Hafen ein Toter.\"]}"),
            List.of("markup", "{\"texts\":[\"Am Hafen: https://kai.example\"]}"))) {
      model.setScript(_ -> row.get(1));
      assertEquals(row.get(0), refusal("{\"task\":\"teaser\"}"), row.get(1));
    }
    model.setScript(_ -> {
      throw new IllegalStateException("text of the prompt");
    });
    assertEquals("endpoint_failed", refusal("{\"task\":\"teaser\"}"));
  }

  @Test
  void oneOfSeveralTextsMayBeRefused() {
    start(false, 10);
    model.setScript(
        _ -> "{\"texts\":[\"Am Hafen liegt ein Toter.\",\"In Rostock liegt ein Toter.\"]}");
    JsonNode answer = ask("{\"task\":\"teaser\",\"variants\":2}");
    assertEquals(1, answer.path("texts").size());
    assertEquals("fact_not_found", answer.at("/refusals/0/code").asText());
  }

  @Test
  void theBudgetOfADayEndsCalls() {
    start(false, 2);
    model.setScript(_ -> "nothing of use");
    assertEquals("not_valid", refusal("{\"task\":\"teaser\"}"));
    assertEquals("not_valid", refusal("{\"task\":\"teaser\"}"));
    assertEquals("budget_used", refusal("{\"task\":\"teaser\"}"));
    assertEquals(2, model.prompts().size());
    service.clock().advance(Duration.ofHours(16));
    assertEquals("not_valid", refusal("{\"task\":\"teaser\"}"));
  }

  @Test
  void whatTheGateBlocksIsInNoPromptAndAHoldEndsWhatIsCached() {
    start(false, 10);
    ask("{\"task\":\"teaser\"}");
    String hold =
        "{\"id\":\"h\",\"scope\":{\"items\":[\"hafenfall\"]},\"reason\":\"r\",\"by\":\"legal\"}";
    assertEquals(201, api.post("/v1/holds", hold).status());
    assertEquals("not_cleared", refusal("{\"task\":\"teaser\"}"));
    assertEquals(1, model.prompts().size());
  }

  @Test
  void whatIsStoppedWhileTheModelWorksIsNotProposed() {
    start(false, 10);
    String hold =
        "{\"id\":\"h\",\"scope\":{\"items\":[\"hafenfall\"]},\"reason\":\"r\",\"by\":\"legal\"}";
    model.setScript(_ -> {
      assertEquals(201, api.post("/v1/holds", hold).status());
      return GOOD;
    });
    assertEquals("stopped_meanwhile", refusal("{\"task\":\"teaser\"}"));
  }

  /// Reserved against mining: no model outside; a model of the house may be told.
  @Test
  void aModelOfTheHouseIsAnotherPurpose() {
    String reserve =
        """
        {"source":"feed","facts":[{"item":"hafenfall","type":"tdm_reservation",
         "value":"reserved","observed_at":"2026-11-22T08:00:00Z"}]}
        """;
    start(true, 10);
    assertTrue(api.post("/v1/facts", reserve).status() < 300);
    assertEquals(1, ask("{\"task\":\"teaser\"}").path("texts").size());
    String embargo =
        reserve.replace("tdm_reservation", "embargo_until").replace("reserved\"", "2027-01-31\"");
    assertTrue(api.post("/v1/facts", embargo).status() < 300);
    assertEquals("not_cleared", refusal("{\"task\":\"teaser\"}"));
  }

  @Test
  void aModelOutsideIsNotToldOfWhatIsReservedAgainstMining() {
    start(false, 10);
    String reserve =
        """
        {"source":"feed","facts":[{"item":"hafenfall","type":"tdm_reservation",
         "value":"reserved","observed_at":"2026-11-22T08:00:00Z"}]}
        """;
    assertTrue(api.post("/v1/facts", reserve).status() < 300);
    assertEquals("not_cleared", refusal("{\"task\":\"teaser\"}"));
    assertEquals(List.of(), model.prompts());
  }

  @Test
  void aSegmentIsDescribedFromItsNameItsDescriptionAndWhatItLikes() {
    start(false, 10);
    model.setScript(_ -> "{\"texts\":[\"Menschen am Hafen, die am Wochenende lesen.\"]}");
    ApiClient.Answer answer = api.post("/v1/segments/kuestenleser/generations", "{\"variants\":1}");
    assertEquals(200, answer.status(), answer.text());
    assertEquals(1, answer.json().path("texts").size(), answer.text());
  }

  @Test
  void requestsAreChecked() {
    start(false, 10);
    assertEquals(422, api.post(ITEM, "{\"task\":\"explain_match\"}").status());
    assertEquals(
        422, api.post(ITEM, "{\"task\":\"teaser\",\"segment\":\"kuestenleser\"}").status());
    assertEquals(422, api.post(ITEM, "{\"task\":\"publish\"}").status());
    assertEquals(404, api.post("/v1/items/nowhere/generations", "{\"task\":\"teaser\"}").status());
    assertEquals(404, api.post("/v1/segments/nowhere/generations", "{}").status());
  }

  @Test
  void withoutAnEndpointNothingIsAsked() {
    service.start(0, null);
    api.close();
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    assertEquals(
        "generation_off", api.post(ITEM, "{\"task\":\"teaser\"}").json().path("code").asText());
  }
}
