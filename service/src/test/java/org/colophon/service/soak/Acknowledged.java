package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;

/// The writes of each kind that a service acknowledged, and the checks that they are there.
/// Thread-safe.
final class Acknowledged {
  final Map<String, Long> prices = new ConcurrentHashMap<>();
  final Set<String> items = new ConcurrentSkipListSet<>();
  final Set<String> signals = new ConcurrentSkipListSet<>();
  final Set<String> holds = new ConcurrentSkipListSet<>();
  final Set<String> experiences = new ConcurrentSkipListSet<>();
  final Map<String, Set<String>> decisions = new ConcurrentHashMap<>();
  final AtomicInteger writes = new AtomicInteger();

  void decided(String item, Set<String> values) {
    decisions.computeIfAbsent(item, _ -> new ConcurrentSkipListSet<>()).addAll(values);
  }

  void addAll(Acknowledged others) {
    others.prices.forEach((item, position) -> prices.merge(item, position, Math::max));
    items.addAll(others.items);
    signals.addAll(others.signals);
    holds.addAll(others.holds);
    experiences.addAll(others.experiences);
    others.decisions.forEach(this::decided);
    writes.addAndGet(others.writes.get());
  }

  void assertEveryKind() {
    assertNotEquals(Set.of(), prices.keySet());
    assertNotEquals(Set.of(), items);
    assertNotEquals(Set.of(), signals);
    assertNotEquals(Set.of(), holds);
    assertNotEquals(Set.of(), experiences);
    assertNotEquals(Set.of(), decisions.keySet());
  }

  /// Everything is answered by the service.
  void assertKept(Client client, String when) throws IOException {
    JsonNode all = client.send("GET", "/v1/holds", "").body().path("holds");
    assertTrue(ids(all).containsAll(holds), when + ": a hold is missing");
    JsonNode rules = client.send("GET", "/v1/experiences", "").body().path("experiences");
    assertTrue(ids(rules).containsAll(experiences), when + ": an experience is missing");
    for (String id : items) {
      assertEquals(200, client.send("GET", "/v1/items/" + id, "").status(), when + ": " + id);
    }
    assertSignalsKept(client, when);
    Set<String> written = new TreeSet<>(prices.keySet());
    written.addAll(decisions.keySet());
    for (String item : written) {
      JsonNode found = client.send("GET", "/v1/items/" + item, "").body();
      assertPriceKept(item, found, when);
      assertTrue(
          texts(found.path("accepted"), "value")
              .containsAll(decisions.getOrDefault(item, Set.of())),
          when + ": a decision about " + item + " is missing");
    }
  }

  private void assertPriceKept(String item, JsonNode found, String when) {
    long kept = -1;
    for (JsonNode fact : found.path("facts")) {
      if (fact.path("type").asText().equals("price")) {
        kept = Math.max(kept, fact.at("/order/position").asLong());
      }
    }
    assertTrue(
        kept >= prices.getOrDefault(item, -1L), when + ": the price of " + item + " went back");
  }

  /// A signal that is sent again is known.
  private void assertSignalsKept(Client client, String when) throws IOException {
    List<String> ids = List.copyOf(signals);
    for (int from = 0; from < ids.size(); from += 500) {
      List<String> page = ids.subList(from, Math.min(from + 500, ids.size()));
      String batch = page.stream().map(WriteLoad::view).collect(Collectors.joining(","));
      JsonNode results =
          client.send("POST", "/v1/signals", "{\"batch\":[" + batch + "]}").body().path("results");
      assertEquals(page.size(), results.size(), when);
      for (JsonNode result : results) {
        assertEquals("known", result.path("outcome").asText(), when + ": " + result);
      }
    }
  }

  /// The chain of the audit log is whole, and has an entry of each write.
  void assertAudited(Path directory) {
    try (Database database = Database.open(directory)) {
      AuditLog.Verification found = new AuditLog(database).verify();
      assertEquals(Optional.empty(), found.broken());
      Map<String, Integer> entries = new TreeMap<>();
      Map<String, Set<String>> targets = new TreeMap<>();
      database.read(session ->
          session.list(
              "SELECT action, coalesce(target, '') FROM audit_log WHERE status < 300",
              row -> {
                entries.merge(row.getString(1), 1, Integer::sum);
                return targets
                    .computeIfAbsent(row.getString(1), _ -> new TreeSet<>())
                    .add(row.getString(2));
              }));
      assertTargets(targets, "PUT /v1/items/{id}", items);
      assertTargets(targets, "PUT /v1/experiences/{id}", experiences);
      int decided = decisions.values().stream().mapToInt(Set::size).sum();
      assertEntries(entries, "POST /v1/holds", holds.size());
      assertEntries(entries, "POST /v1/signals", signals.size());
      assertEntries(entries, "POST /v1/items/{id}/decisions", decided);
      int all = entries.values().stream().mapToInt(Integer::intValue).sum();
      assertTrue(all >= writes.get(), all + " of " + writes);
    }
  }

  private static void assertTargets(
      Map<String, Set<String>> targets, String action, Set<String> known) {
    Set<String> missing = new TreeSet<>(known);
    missing.removeAll(targets.getOrDefault(action, Set.of()));
    assertEquals(Set.of(), missing, action + " without an audit entry");
  }

  private static void assertEntries(Map<String, Integer> entries, String action, int known) {
    assertTrue(
        entries.getOrDefault(action, 0) >= known, () -> known + " " + action + ": " + entries);
  }

  private static Set<String> ids(JsonNode objects) {
    return texts(objects, "id");
  }

  private static Set<String> texts(JsonNode objects, String field) {
    Set<String> texts = new TreeSet<>();
    objects.forEach(object -> texts.add(object.path(field).asText()));
    return texts;
  }
}
