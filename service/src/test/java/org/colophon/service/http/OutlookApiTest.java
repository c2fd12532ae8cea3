package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `GET /v1/governance/outlook` and `GET /v1/segments:answers`.
class OutlookApiTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private JsonNode get(String path) {
    ApiClient.Answer answer = api.get(path);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  @Test
  void everyDayAheadIsWhatTheReportSaysThen() {
    JsonNode outlook = get("/v1/governance/outlook?days=6");
    JsonNode report = get("/v1/governance/report");
    assertEquals(report.get("pass"), outlook.get("passing"));
    assertEquals(report.get("items"), outlook.get("items"));
    assertEquals(7, outlook.get("ahead").size());
    assertFalse(outlook.get("changes").isEmpty());
    for (JsonNode day : outlook.get("ahead")) {
      LocalDate next = LocalDate.parse(day.get("day").asText()).plusDays(1);
      service.clock().set(next.atStartOfDay(ZONE).toInstant().minusSeconds(1));
      assertEquals(
          get("/v1/governance/report").get("pass"), day.get("passing"), day.get("day").asText());
    }
  }

  @Test
  void thePastIsCountedBackFromNowAndItemsAreOfTheImprint() {
    JsonNode outlook = get("/v1/governance/outlook?imprint=nordufer&before=3&days=2&entries=1");
    assertEquals(4, outlook.get("past").size());
    assertEquals(outlook.get("passing"), outlook.at("/past/3/passing"));
    assertEquals(24, outlook.get("items").asInt());
    assertTrue(outlook.get("changes").size() <= 1);
    for (int i = 1; i < 4; i++) {
      JsonNode day = outlook.at("/past/" + i);
      assertEquals(
          outlook.at("/past/" + (i - 1) + "/passing").asInt(),
          Math.max(
              0,
              day.get("passing").asInt() - day.get("began").asInt() + day.get("ceased").asInt()));
    }
    assertEquals(422, api.get("/v1/governance/outlook?days=93").status());
  }

  @Test
  void answersAreCountedBySegmentAndMonth() {
    assertTrue(get("/v1/segments:answers").get("answers").isEmpty());
    decide("grauwacke", "rejected");
    decide("grauwacke", "accepted");
    decide("hafenlicht", "rejected");
    decide("elf-minuten-ebbe", "rejected");
    decide("elf-minuten-ebbe", "revoked");
    JsonNode answers = get("/v1/segments:answers").get("answers");
    assertEquals(1, answers.size(), answers.toString());
    assertEquals("2026-11", answers.at("/0/month").asText());
    assertEquals(1, answers.at("/0/accepted").asInt());
    assertEquals(1, answers.at("/0/rejected").asInt());
  }

  private void decide(String item, String answer) {
    ApiClient.Answer decided =
        api.post(
            "/v1/items/" + item + "/decisions",
            """
            {"kind": "segment", "value": "seg-kuestenkrimi-wochenende", "answer": "%s",
             "by": "kim", "label": "Küstenkrimi"}
            """
                .formatted(answer));
    assertTrue(decided.status() < 300, decided.text());
  }
}
