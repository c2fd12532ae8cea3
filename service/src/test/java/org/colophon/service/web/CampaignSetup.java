package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.colophon.service.testing.TestService;
import org.jspecify.annotations.Nullable;

/// Campaigns and triggers over the demo catalogue, as channels and other people make and send them.
final class CampaignSetup implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";

  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  CampaignSetup(TestService service) {
    this.address = service.address();
  }

  /// One campaign in each state, one of them sent with a title that was left out, and a trigger.
  void everyState() {
    put("entwurf", "Krimis für den Advent", "[\"hafenlicht\",\"schlickzeit\"]");
    put("gefroren", "Zwei Krimis von der Küste", "[\"hafenlicht\",\"schlickzeit\"]");
    act("gefroren", "freeze");
    suppress("p-0003");
    approved("zurueck", "Falscher Preis");
    settle(claim(), "sent");
    approved("laeuft", "Neues von der Küste");
    hold("hafenlicht");
    settle(claim(), "sent");
    act("zurueck", "recall");
    trigger("gemerkt", "Gemerkte Titel günstiger", "wish_cheaper", "");
    trigger("neue-titel", "Neues von Lieblingsautorinnen", "new_title", "");
    trigger(
        "lesung",
        "Lesung in der Nähe",
        "event_near",
        ",\"town\":\"Kiel\",\"segment\":\"%s\"".formatted(SEGMENT));
    send("POST", "/v1/triggers/neue-titel/pause", "", null);
  }

  private void approved(String id, String reason) {
    put(id, reason, "[\"hafenlicht\",\"schlickzeit\"]");
    List.of("freeze", "approve", "send").forEach(action -> act(id, action));
  }

  /// Puts a person on the suppression list of the channel.
  void suppress(String person) {
    send("PUT", "/v1/people/" + person + "/suppressions/mail", "", null);
  }

  void put(String id, String reason, String items) {
    send(
        "PUT",
        "/v1/campaigns/" + id,
        """
        {"owner":"desk-nordufer","reason":"%s","segment":"%s","items":%s,"channel":"mail",
         "send_at":"2026-11-22T09:00:00Z","until":"2026-11-24T09:00:00Z"}
        """
            .formatted(reason, SEGMENT, items),
        null);
  }

  void trigger(String id, String reason, String kind, String more) {
    send(
        "PUT",
        "/v1/triggers/" + id,
        """
        {"owner":"desk-nordufer","reason":"%s","imprint":"nordufer","kind":"%s","channel":"mail"%s}
        """
            .formatted(reason, kind, more),
        null);
  }

  void act(String id, String action) {
    String tag =
        send("GET", "/v1/campaigns/" + id, "", null).headers().firstValue("ETag").orElseThrow();
    send("POST", "/v1/campaigns/" + id + "/" + action, "", tag);
  }

  void hold(String item) {
    send(
        "POST",
        "/v1/holds",
        "{\"id\":\"stop-%1$s\",\"reason\":\"Rechte ungeklärt\",\"by\":\"recht\",\"scope\":{\"items\":[\"%1$s\"]}}"
            .formatted(item),
        null);
  }

  /// The ids of messages that the channel gets.
  List<String> claim() {
    List<String> ids = new ArrayList<>();
    json(send("POST", "/v1/outbox:claim", "{\"channel\":\"mail\"}", null))
        .get("messages")
        .forEach(message -> ids.add(message.get("id").asText()));
    return ids;
  }

  /// The ids of messages that the channel has to take back.
  List<String> recalled() {
    List<String> ids = new ArrayList<>();
    json(send("GET", "/v1/outbox:recalled?channel=mail", "", null))
        .get("messages")
        .forEach(message -> ids.add(message.get("id").asText()));
    return ids;
  }

  void settle(List<String> ids, String outcome) {
    List<String> messages =
        ids.stream()
            .map(id -> "{\"id\":\"%s\",\"outcome\":\"%s\"}".formatted(id, outcome))
            .toList();
    send("POST", "/v1/outbox:settle", "{\"messages\":[" + String.join(",", messages) + "]}", null);
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body, @Nullable String tag) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (tag != null) {
      request.header("If-Match", tag);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      assertTrue(response.statusCode() < 300, method + " " + path + ": " + response.body());
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
