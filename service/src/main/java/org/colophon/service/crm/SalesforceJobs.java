package org.colophon.service.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.crm.CrmJobs;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.crm.SalesforceSession.Answer;
import org.colophon.service.crm.SalesforceSession.Call;
import org.colophon.service.crm.SalesforceSession.SalesforceException;

/// Jobs of Salesforce's Bulk API 2.0: ingest and query.
final class SalesforceJobs {
  private static final int PAGE = 20_000;
  private static final Set<String> ENDED = Set.of("JobComplete", "Failed", "Aborted");
  private static final Duration LONGEST_POLL = Duration.ofSeconds(15);
  private static final int MOST_POLLS = 1_000;

  private final SalesforceSession session;
  private final Duration poll;
  private final CrmJobs jobs;

  SalesforceJobs(SalesforceSession session, Duration poll, CrmJobs jobs) {
    this.session = session;
    this.poll = poll;
    this.jobs = jobs;
  }

  /// The rows of a page of a query's result.
  ///
  /// @param next the locator of the next page; empty after the last
  record Rows(List<Function<String, String>> rows, String next) {}

  /// The results of an ingest job by external id.
  ///
  /// @param succeeded whether the record is new
  /// @param failed why not
  record Ingested(Map<String, Boolean> succeeded, Map<String, String> failed) {}

  /// Ends jobs that a process left when it died: nothing that they hold may be written later than
  /// what is sent from now on.
  void abortLeft() throws IOException {
    for (String job : jobs.open()) {
      end(job);
    }
  }

  private void end(String job) throws IOException {
    try {
      if (!ENDED.contains(stateOf("ingest", job))) {
        session.call(state(job, "Aborted"));
        await("ingest", job);
      }
    } catch (SalesforceException e) {
      if (e.status() != 404 && e.status() != 400) { // unknown, or ended meanwhile
        throw e;
      }
    }
    jobs.closed(job);
  }

  private String stateOf(String kind, String job) throws IOException {
    return session.call(Call.get("/jobs/" + kind + "/" + job)).json().path("state").asText();
  }

  private static Call state(String job, String state) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", state);
    return Call.json("PATCH", "/jobs/ingest/" + job, body, false);
  }

  /// Upserts the rows of a table by an external id and waits for the results. Rows without one were
  /// not processed.
  Ingested upsert(String object, String key, String table) throws IOException {
    ObjectNode wanted =
        JsonNodeFactory.instance
            .objectNode()
            .put("object", object)
            .put("operation", "upsert")
            .put("externalIdFieldName", key)
            .put("contentType", "CSV")
            .put("lineEnding", "LF");
    String job =
        session.call(Call.json("POST", "/jobs/ingest", wanted, true)).json().path("id").asText();
    jobs.opened(job);
    try {
      session.call(Call.csv("/jobs/ingest/" + job + "/batches", table));
    } catch (IOException e) { // a job takes data once: whether it did is unknown
      end(job);
      throw e;
    }
    complete(job);
    await("ingest", job);
    Ingested results = results(job, key);
    jobs.closed(job);
    return results;
  }

  /// Says that the data are complete. When the answer is lost, the job's state tells.
  private void complete(String job) throws IOException {
    try {
      session.call(state(job, "UploadComplete"));
    } catch (IOException e) {
      if (stateOf("ingest", job).equals("Open")) {
        session.call(state(job, "UploadComplete"));
      }
    }
  }

  private String await(String kind, String job) throws IOException {
    Duration wait = poll;
    for (int i = 0; i < MOST_POLLS; i++) {
      String state = stateOf(kind, job);
      if (ENDED.contains(state)) {
        return state;
      }
      session.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? wait.multipliedBy(2) : LONGEST_POLL;
    }
    throw new IOException("job " + job + " of Salesforce does not end");
  }

  /// Both lists, whatever became of the job as a whole: a failed one may have written half of it.
  private Ingested results(String job, String key) throws IOException {
    Map<String, Boolean> succeeded = new HashMap<>();
    for (var row : rows("/jobs/ingest/" + job + "/successfulResults/")) {
      succeeded.put(row.apply(key), row.apply("sf__Created").equals("true"));
    }
    Map<String, String> failed = new HashMap<>();
    for (var row : rows("/jobs/ingest/" + job + "/failedResults/")) {
      String error = row.apply("sf__Error");
      failed.put(row.apply(key), error.substring(0, Math.max(0, error.indexOf(':'))));
    }
    return new Ingested(succeeded, failed);
  }

  private List<Function<String, String>> rows(String path) throws IOException {
    return table(session.call(Call.get(path)).text());
  }

  private static List<Function<String, String>> table(String table) throws IOException {
    List<Function<String, String>> rows = new ArrayList<>();
    if (table.isBlank()) {
      return rows;
    }
    try (CsvStream stream = new CsvStream(new StringReader(table))) {
      for (Optional<Function<String, String>> row = stream.next();
          row.isPresent();
          row = stream.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  /// Begins a query and waits until its result is there.
  String query(String soql) throws IOException {
    ObjectNode wanted =
        JsonNodeFactory.instance.objectNode().put("operation", "query").put("query", soql);
    String job =
        session.call(Call.json("POST", "/jobs/query", wanted, true)).json().path("id").asText();
    String state = await("query", job);
    if (!state.equals("JobComplete")) {
      throw new IOException("query job " + job + " of Salesforce ended as " + state);
    }
    return job;
  }

  /// A page of a query's result.
  ///
  /// @param locator empty for the first
  /// @throws SalesforceException with status 404 when the result is gone
  Rows page(String job, String locator) throws IOException {
    String path =
        "/jobs/query/"
            + job
            + "/results?maxRecords="
            + PAGE
            + (locator.isEmpty() ? "" : "&locator=" + PercentEncoding.of(locator));
    Answer answer = session.call(Call.get(path));
    List<Function<String, String>> rows = table(answer.text());
    String count = answer.header("Sforce-NumberOfRecords");
    if (!count.isEmpty() && Long.parseLong(count) != rows.size()) {
      throw new IOException("Salesforce announced " + count + " records and sent " + rows.size());
    }
    String next = answer.header("Sforce-Locator");
    return new Rows(rows, next.equals("null") ? "" : next);
  }
}
