package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.PersonRef;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmContact;
import org.colophon.crm.CrmJobs;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.crm.SalesforceSession.Call;
import org.colophon.text.CsvCells;

/// Salesforce: few records go by composite upserts, many by jobs of the Bulk API 2.0. What a job
/// left undone is sent again, what it did is not.
public final class SalesforceConnector implements CrmConnector {
  private static final int BATCH = 50_000;
  private static final int MOST_COMPOSITE = 2_000;
  private static final int COMPOSITE = 200;
  private static final int QUERIED = 100;
  private static final int MOST_CHARS = 60_000_000;
  private static final int ROUNDS = 5;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);
  private static final Set<String> PASSING =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "SERVER_UNAVAILABLE",
          "REQUEST_RUNNING_TOO_LONG",
          "QUERY_TIMEOUT",
          "API_TEMPORARILY_UNAVAILABLE");

  private final SalesforceSettings settings;
  private final SalesforceSession session;
  private final SalesforceJobs jobs;
  private final SalesforceReader reader;

  public SalesforceConnector(SalesforceSettings settings, CrmJobs left, InstantSource clock) {
    this(settings, left, Thread::sleep, clock);
  }

  SalesforceConnector(
      SalesforceSettings settings,
      CrmJobs left,
      SalesforceSession.Pause pause,
      InstantSource clock) {
    this.settings = settings;
    this.session = new SalesforceSession(settings, pause, clock);
    this.jobs = new SalesforceJobs(session, settings.poll(), left);
    this.reader = new SalesforceReader(session, jobs, settings.object(), settings.mapping());
  }

  @Override
  public String name() {
    return "salesforce";
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public Set<CrmAttribute> written() {
    return settings.mapping().written().keySet();
  }

  @Override
  public boolean readsAll() {
    return true;
  }

  @Override
  public Page read(Feed feed, String cursor) throws IOException {
    return reader.read(feed, cursor);
  }

  @Override
  public void taken(Feed feed, String cursor) {
    // nothing is kept there
  }

  @Override
  public List<Sent> send(List<CrmContact> contacts) throws IOException {
    jobs.abortLeft();
    Map<String, CrmContact> left = new LinkedHashMap<>();
    contacts.forEach(contact -> left.put(contact.person().value(), contact));
    List<Sent> settled = new ArrayList<>();
    for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
      if (round > 1) {
        session.sleep(BETWEEN_ROUNDS);
      }
      List<CrmContact> now = List.copyOf(left.values());
      List<Sent> results = now.size() > MOST_COMPOSITE ? bulk(now) : composite(now);
      results.stream()
          .filter(sent -> !PASSING.contains(sent.code()))
          .forEach(sent -> {
            settled.add(sent);
            left.remove(sent.person().value());
          });
    }
    return settled;
  }

  private List<Sent> composite(List<CrmContact> contacts) throws IOException {
    List<Sent> results = new ArrayList<>();
    for (int from = 0; from < contacts.size(); from += COMPOSITE) {
      List<CrmContact> part = contacts.subList(from, Math.min(from + COMPOSITE, contacts.size()));
      JsonNode answer = session.call(upsert(part)).json();
      for (int i = 0; i < part.size() && i < answer.size(); i++) {
        results.add(result(part.get(i).person(), answer.get(i)));
      }
    }
    return results;
  }

  private Call upsert(List<CrmContact> contacts) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
    ArrayNode records = body.putArray("records");
    for (CrmContact contact : contacts) {
      ObjectNode record = records.addObject();
      record.putObject("attributes").put("type", settings.object());
      settings
          .mapping()
          .record(contact)
          .forEach((field, value) -> record.put(field, value.isEmpty() ? null : value));
    }
    String path = "/composite/sobjects/" + settings.object() + "/" + settings.mapping().key();
    return Call.json("PATCH", path, body, true);
  }

  private static Sent result(PersonRef person, JsonNode result) {
    if (result.path("success").asBoolean()) {
      boolean created = result.path("created").asBoolean();
      return new Sent(person, created ? Outcome.CREATED : Outcome.TAKEN, "");
    }
    String code = result.at("/errors/0/statusCode").asText("UNKNOWN_ERROR");
    return new Sent(person, Outcome.REFUSED, code);
  }

  /// Results of those that were processed.
  private List<Sent> bulk(List<CrmContact> contacts) throws IOException {
    List<Sent> results = new ArrayList<>();
    Map<String, PersonRef> persons = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder();
    for (CrmContact contact : contacts) {
      Map<String, String> record = settings.mapping().record(contact);
      if (persons.isEmpty()) {
        table.append(String.join(",", record.keySet())).append('\n');
      }
      table
          .append(
              record.values().stream()
                  .map(value -> value.isEmpty() ? "#N/A" : CsvCells.exact(value))
                  .collect(Collectors.joining(",")))
          .append('\n');
      persons.put(contact.person().value(), contact.person());
      if (table.length() > MOST_CHARS) {
        results.addAll(job(persons, table.toString()));
        persons.clear();
        table.setLength(0);
      }
    }
    if (!persons.isEmpty()) {
      results.addAll(job(persons, table.toString()));
    }
    return results;
  }

  private List<Sent> job(Map<String, PersonRef> persons, String table) throws IOException {
    SalesforceJobs.Ingested done = jobs.upsert(settings.object(), settings.mapping().key(), table);
    List<Sent> results = new ArrayList<>();
    persons.forEach((key, person) -> {
      Boolean created = done.succeeded().get(key);
      String error = done.failed().get(key);
      if (created != null) {
        results.add(new Sent(person, created ? Outcome.CREATED : Outcome.TAKEN, ""));
      } else if (error != null) {
        results.add(new Sent(person, Outcome.REFUSED, error));
      }
    });
    return results;
  }

  @Override
  public List<PersonRef> delete(List<PersonRef> persons) throws IOException {
    jobs.abortLeft(); // or they would write afterwards whom this deletes
    List<PersonRef> remaining = new ArrayList<>();
    for (int from = 0; from < persons.size(); from += QUERIED) {
      Map<String, PersonRef> ids =
          ids(persons.subList(from, Math.min(from + QUERIED, persons.size())));
      if (!ids.isEmpty()) {
        String path = "/composite/sobjects?allOrNone=false&ids=" + String.join(",", ids.keySet());
        JsonNode results = session.call(Call.delete(path)).json();
        int at = 0;
        for (PersonRef person : ids.values()) {
          if (!isDeleted(results.path(at++))) {
            remaining.add(person);
          }
        }
      }
    }
    return remaining;
  }

  private static boolean isDeleted(JsonNode result) {
    return result.path("success").asBoolean()
        || result.at("/errors/0/statusCode").asText("").equals("ENTITY_IS_DELETED");
  }

  /// The persons by the ids of their records. Salesforce compares keys without regard to case.
  private Map<String, PersonRef> ids(List<PersonRef> persons) throws IOException {
    String key = settings.mapping().key();
    Map<String, PersonRef> byKey = new HashMap<>();
    persons.forEach(person -> byKey.put(person.value(), person));
    String refs =
        persons.stream().map(one -> "'" + one.value() + "'").collect(Collectors.joining(","));
    String soql =
        "SELECT Id, " + key + " FROM " + settings.object() + " WHERE " + key + " IN (" + refs + ")";
    Map<String, PersonRef> ids = new LinkedHashMap<>();
    JsonNode answer = session.call(Call.get("/query?q=" + PercentEncoding.of(soql))).json();
    for (JsonNode record : answer.path("records")) {
      PersonRef person = byKey.get(record.path(key).asText());
      if (person != null) { // not of a key that differs by case
        ids.put(record.path("Id").asText(), person);
      }
    }
    return ids;
  }

  @Override
  public void close() {
    session.close();
  }
}
