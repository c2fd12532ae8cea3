package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.colophon.governance.testing.PolicyYaml;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Policies, exceptions, overrides and replay over HTTP.
class PolicyRoutesTest {
  private static final String GOVERNANCE = "/v1/items/hafenfall/governance";

  private final TestService service = new TestService();
  private ApiClient api = new ApiClient("http://127.0.0.1:1");

  @BeforeEach
  void start() {
    service.start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private static String body(int version, String limit, String... more) {
    ObjectNode node = ApiClient.MAPPER.createObjectNode();
    String yaml =
        PolicyYaml.complete(
            """
            id: tight
            version: %d
            content_types: [book]
            purposes: [recommend]
            checks: [{block_after: %s}]
            cache: {max_lifetime: PT9S}
            """
                .formatted(version, limit));
    node.put("yaml", yaml);
    for (int i = 0; i < more.length; i += 2) {
      node.put(more[i], more[i + 1]);
    }
    return node.toString();
  }

  private String decision() {
    return api.get(GOVERNANCE).json().get("decision").asText();
  }

  @Test
  void listsWhatIsInForce() {
    JsonNode policies = api.get("/v1/policies").json();
    assertEquals("archive", policies.at("/policies/0/id").asText());
    assertEquals("shipped/archive.yaml", policies.at("/policies/0/origin").asText());
    assertEquals(0, policies.get("problems").size());
    JsonNode book = api.get("/v1/policies/book").json();
    assertTrue(book.get("yaml").asText().contains("omit_price_after"));
    assertEquals(2, book.at("/versions/0/version").asInt());
    assertEquals(404, api.get("/v1/policies/nothing").status());
  }

  @Test
  void aTighterPolicyIsInForceWhenItIsAcknowledgedAndFreesAgain() {
    assertEquals("pass", decision());
    Answer put = api.put("/v1/policies/tight", body(1, "PT1H", "by", "kim"));
    assertEquals(201, put.status(), put.text());
    assertEquals("block", decision());
    String etag = put.header("ETag");
    assertEquals(etag, api.get("/v1/policies/tight").header("ETag"));
    assertEquals(428, api.put("/v1/policies/tight", body(2, "P9Y", "by", "kim")).status());
    assertEquals(
        412,
        api.put("/v1/policies/tight", body(2, "P9Y", "by", "kim"), "If-Match", "\"9-x\"").status());
    Answer loose = api.put("/v1/policies/tight", body(2, "P9Y", "by", "kim"), "If-Match", etag);
    assertEquals(200, loose.status(), loose.text());
    assertEquals("pass", decision());
    assertEquals("kim", loose.json().at("/versions/0/stored_by").asText());
  }

  @Test
  void whatIsWrongIsNamedWithItsFileAndField() {
    Answer same = api.put("/v1/policies/tight", body(0, "PT1X", "by", "kim"));
    assertEquals(422, same.status());
    assertEquals("bad_policy", same.json().get("code").asText());
    assertEquals(
        "policy: version: is a whole number from 1 on; policy: checks.block_after: 'PT1X' is not a"
            + " valid ISO 8601 duration: use a form such as P3Y, P18M, P8D or PT48H",
        same.json().get("detail").asText());
    assertEquals(422, api.put("/v1/policies/other", body(1, "P1Y", "by", "kim")).status());
    assertEquals(422, api.put("/v1/policies/tight", body(1, "P1Y")).status());
    assertEquals(
        422, api.post("/v1/policies:preview", "{\"yaml\": \"x\", \"territory\": \"de\"}").status());
    assertEquals(422, api.post("/v1/policies:preview", "{\"yaml\": 7}").status());
    assertEquals(422, api.post("/v1/policies:preview", "{\"yaml\": \"x\"}").status());
  }

  @Test
  void aPreviewSaysWhatWouldBeBlockedAndChangesNothing() {
    JsonNode report = api.post("/v1/policies:preview", body(1, "PT1H")).json();
    JsonNode change = report.at("/changes/0");
    assertEquals("recommend", change.get("purpose").asText());
    assertEquals("blocks", change.get("effect").asText());
    assertEquals("check_overdue", change.get("code").asText());
    assertTrue(
        report.at("/purposes/0/passes_now").asInt() > report.at("/purposes/0/passes_then").asInt());
    assertEquals(change.get("items").asInt(), change.get("examples").size());
    assertEquals("pass", decision());
  }

  @Test
  void reloadingSaysHowItWent() {
    Answer reloaded = api.post("/v1/policies:reload", "");
    assertEquals(200, reloaded.status(), reloaded.text());
    assertEquals("in_force", reloaded.json().get("outcome").asText());
    service.policyFiles().edit("broken.yaml", PolicyYaml.complete("id: X"));
    Answer refused = api.post("/v1/policies:reload", "");
    assertEquals(409, refused.status());
    assertEquals("policies_refused", refused.json().get("code").asText());
    JsonNode standing = api.get("/v1/policies").json();
    assertEquals(5, standing.get("problems").size());
    assertTrue(standing.has("unconfirmed_since"));
  }

  @Test
  void anOverrideLetsPassUntilItIsTakenBack() {
    api.put("/v1/policies/tight", body(1, "PT1H", "by", "kim"));
    String override =
        """
        {"item": "hafenfall", "code": "check_overdue", "reason": "reading tonight", "by": "kim",
         "until": "2026-11-24T08:00:00Z"}
        """;
    Answer given = api.post("/v1/overrides", override);
    assertEquals(201, given.status(), given.text());
    String id = given.json().get("id").asText();
    assertEquals("/v1/overrides/" + id, given.header("Location"));
    JsonNode verdict = api.get(GOVERNANCE).json();
    assertEquals("pass", verdict.get("decision").asText());
    assertEquals("2026-11-24T07:59:58Z", verdict.get("next_change_at").asText());
    assertEquals("overridden", verdict.at("/reasons/0/code").asText());
    assertEquals("DELETE /v1/overrides/" + id, verdict.at("/reasons/0/action/call").asText());
    assertEquals(1, api.get("/v1/overrides").json().get("overrides").size());
    assertEquals(0, api.get("/v1/exceptions").json().get("exceptions").size());
    assertEquals(
        409,
        api.post(
                "/v1/overrides", override.replace("{\"item\"", "{\"id\": \"" + id + "\", \"item\""))
            .status());
    assertEquals(404, api.delete("/v1/exceptions/" + id).status());
    assertEquals(200, api.delete("/v1/overrides/" + id).status());
    assertEquals(404, api.delete("/v1/overrides/" + id).status());
    assertEquals("block", decision());
  }

  @Test
  void anExceptionLoosensAnImprintsAge() {
    api.put("/v1/policies/tight", body(1, "PT1H", "by", "kim"));
    String imprint = api.get("/v1/items/hafenfall").json().at("/item/imprint").asText();
    String exception =
        """
        {"imprint": "%s", "code": "check_overdue", "limit": "P9Y", "owner": "desk-kai",
         "reason": "weekly", "by": "kim", "until": "2027-11-22T08:00:00Z"}
        """
            .formatted(imprint);
    Answer given = api.post("/v1/exceptions", exception);
    assertEquals(201, given.status(), given.text());
    assertEquals("pass", decision());
    assertEquals("P9Y", api.get("/v1/exceptions").json().at("/exceptions/0/limit").asText());
    assertEquals(200, api.delete(given.header("Location")).status());
    assertEquals("block", decision());
  }

  @Test
  void overridesCannotBeChainedPast72Hours() {
    String override =
        "{\"item\":\"hafenfall\",\"code\":\"%s\",\"reason\":\"r\",\"by\":\"kim\","
            + "\"from\":\"%s\",\"until\":\"%s\"}";
    String first = override.formatted("fact_stale", "2026-11-22T09:00:00Z", "2026-11-25T09:00:00Z");
    Answer given = api.post("/v1/overrides", first);
    assertEquals(201, given.status(), given.text());
    String chained =
        override.formatted("fact_stale", "2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z");
    Answer refused = api.post("/v1/overrides", chained);
    assertEquals(422, refused.status(), refused.text());
    assertEquals("override_too_long", refused.json().get("code").asText());
    assertEquals("/until", refused.json().get("field").asText());
    assertEquals(
        201, api.post("/v1/overrides", chained.replace("fact_stale", "fact_missing")).status());
    service.clock().set(TestService.NOW.plusSeconds(71 * 3_600));
    assertEquals(200, api.delete(given.header("Location")).status());
    assertEquals(404, api.delete(given.header("Location")).status(), "it has ended");
    Answer second =
        api.post(
            "/v1/overrides",
            override.formatted("fact_stale", "2026-11-26T09:00:00Z", "2026-11-26T11:00:00Z"));
    assertEquals(422, second.status(), "taking it back does not give its hours back");
    assertEquals("send an end up to 2026-11-26T10:00:00Z", second.json().get("fix").asText());
    assertEquals(201, api.post("/v1/overrides", chained).status());
    String later = override.formatted("fact_stale", "2027-02-01T09:00:00Z", "2027-02-04T09:00:00Z");
    assertEquals(201, api.post("/v1/overrides", later).status(), "a month later it may be again");
  }

  @Test
  void anExceptionNeedsADeskThatAnswers() {
    String exception =
        "{\"imprint\":\"kai\",\"code\":\"owner_missing\",\"owner\":\"%s\",\"reason\":\"r\","
            + "\"by\":\"kim\",\"until\":\"2027-01-01T00:00:00Z\"}";
    Answer refused = api.post("/v1/exceptions", exception.formatted("nobody"));
    assertEquals(422, refused.status());
    assertEquals("desk_unknown", refused.json().get("code").asText());
    assertEquals("/owner", refused.json().get("field").asText());
    assertEquals(201, api.post("/v1/exceptions", exception.formatted("desk-kai")).status());
  }

  @Test
  void refusesWhatMayNotBeLoosenedOrLastsTooLong() {
    String override =
        "{\"item\":\"a\",\"code\":\"%s\",\"reason\":\"r\",\"by\":\"b\",\"until\":\"%s\"%s}";
    Map<String, String> wrong =
        Map.of(
            override.formatted("embargoed", "2026-11-24T08:00:00Z", ""),
            "/code",
            override.formatted("on_hold", "2026-11-24T08:00:00Z", ""),
            "/code",
            override.formatted("owner_missing", "2026-11-26T08:00:00Z", ""),
            "/until",
            override.formatted("owner_missing", "2020-01-01T08:00:00Z", ""),
            "/until",
            override.formatted("owner_missing", "2026-11-24T08:00:00Z", ",\"fact\":\"x\""),
            "/fact",
            override.formatted("owner_missing", "2026-11-24T08:00:00Z", ",\"limit\":\"P1D\""),
            "/limit",
            "{\"item\":\"a\",\"code\":\"owner_missing\",\"reason\":\"r\",\"by\":\"b\"}",
            "/until");
    wrong.forEach((body, field) -> {
      Answer answer = api.post("/v1/overrides", body);
      assertEquals(422, answer.status(), body);
      assertEquals(field, answer.json().get("field").asText(), body);
    });
    String exception =
        "{\"imprint\":\"a\",\"code\":\"%s\",\"owner\":\"d\",\"reason\":\"r\",\"by\":\"b\","
            + "\"until\":\"2027-01-01T00:00:00Z\"%s}";
    Map<String, String> bad =
        Map.of(
            exception.formatted("fact_stale", ""), "/limit",
            exception.formatted("fact_stale", ",\"limit\":\"soon\""), "/limit",
            exception.formatted("owner_missing", ",\"limit\":\"P1D\""), "/limit",
            exception.formatted("recalled", ""), "/code");
    bad.forEach((body, field) -> {
      Answer answer = api.post("/v1/exceptions", body);
      assertEquals(422, answer.status(), body);
      assertEquals(field, answer.json().get("field").asText(), body);
    });
  }

  @Test
  void aVerdictIsRecomputedByteForByteWhateverCameSince() {
    Answer then = api.get(GOVERNANCE);
    String id = then.json().get("verdict_id").asText();
    api.put("/v1/policies/tight", body(1, "PT1H", "by", "kim"));
    api.delete("/v1/items/hafenfall");
    JsonNode again = api.get("/v1/governance/verdicts/" + id).json();
    assertEquals(true, again.get("same_engine").asBoolean());
    assertEquals(then.text(), again.get("verdict").toString());
    assertEquals(422, api.get("/v1/governance/verdicts/nonsense").status());
  }
}
