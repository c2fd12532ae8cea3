package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Restrictions over HTTP: what one source states, no other lifts.
class RestrictionsApiTest {
  private final TestService service = new TestService();
  private ApiClient api;

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    register("shop", "other", "");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void register(String id, String imprint, String more) {
    Answer answer =
        api.put(
            "/v1/sources/" + id,
            "{\"name\":\"Shop\",\"imprint\":\"%s\",\"expected_every\":\"PT24H\"%s}"
                .formatted(imprint, more));
    assertTrue(answer.status() < 300, answer.text());
  }

  private Answer says(String source, String type, String value) {
    return api.post(
        "/v1/facts",
        "{\"source\":\"%s\",\"facts\":[{\"product\":\"hafenfall-hc\",\"type\":\"%s\",\"value\":%s}]}"
            .formatted(source, type, value));
  }

  private List<String> blocks() {
    return api.get("/v1/items/hafenfall/governance")
        .json()
        .get("reasons")
        .valueStream()
        .filter(reason -> reason.get("severity").asText().equals("block"))
        .map(reason -> reason.get("code").asText())
        .toList();
  }

  private boolean isShown() {
    return api.get("/v1/items/flutnacht/related?k=5")
        .json()
        .findValuesAsText("id")
        .contains("hafenfall");
  }

  @Test
  void anotherImprintsShopLiftsNothing() {
    assertTrue(isShown());
    assertEquals(200, says("feed", "embargo_until", "\"2027-01-31\"").status());
    for (String value : List.of("null", "\"2020-01-01\"")) {
      assertEquals(200, says("shop", "embargo_until", value).status());
      assertEquals(200, api.post("/v1/sources/shop/deliveries", "{}").status());
      assertEquals(List.of("embargoed"), blocks(), value);
      assertFalse(isShown());
    }
    says("feed", "embargo_until", "null");
    says("feed", "trade_state", "\"recalled\"");
    says("shop", "trade_state", "\"active\"");
    assertEquals(List.of("recalled"), blocks());
    service.settle();
    assertTrue(
        api.get("/v1/governance/incidents")
            .json()
            .findValuesAsText("code")
            .contains("fact_conflict"),
        "a disagreement opens an incident");
  }

  @Test
  void aSourceStatesFactsOnlyForItsImprints() {
    register("shop", "other", ",\"imprints\":[\"third\"]");
    Answer refused = says("shop", "availability", "\"20\"");
    assertEquals(422, refused.status());
    assertEquals("imprint_not_registered", refused.json().get("code").asText());
    assertEquals("/facts/0", refused.json().get("field").asText());
    register("shop", "other", ",\"imprints\":[\"third\",\"kai\"]");
    assertEquals(200, says("shop", "availability", "\"20\"").status());
    Answer item = api.get("/v1/items/hafenfall");
    register("feed", "other", ",\"imprints\":[\"other\"]");
    String body = item.json().get("item").toString();
    Answer stated = api.put("/v1/items/hafenfall", body);
    assertEquals("imprint_not_registered", stated.json().get("code").asText(), stated.text());
    assertEquals("/imprint", stated.json().get("field").asText());
  }

  @Test
  void theSourceThatIsAuthoritativeForTheImprintDecides() {
    says("feed", "embargo_until", "\"2027-01-31\"");
    says("shop", "embargo_until", "null");
    register("shop", "other", ",\"authoritative_for\":[\"embargo_until\"]");
    assertEquals(List.of("embargoed"), blocks(), "for its own imprint alone");
    register("shop", "other", ",\"imprints\":[\"kai\"],\"authoritative_for\":[\"embargo_until\"]");
    assertEquals(List.of(), blocks());
  }
}
