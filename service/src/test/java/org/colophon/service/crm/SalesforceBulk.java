package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.colophon.service.crm.SalesforceFaults.Fault;
import org.colophon.service.crm.SalesforceRecords.ApiError;
import org.colophon.text.CsvCells;

/// The jobs of the contract server's Bulk API 2.0. Thread-safe.
final class SalesforceBulk {
  private final SalesforceRecords records;
  private final SalesforceFaults faults;
  private final Map<String, Job> jobs = new HashMap<>();
  private final UpsertLog log;
  private int number;

  SalesforceBulk(SalesforceRecords records, SalesforceFaults faults, UpsertLog log) {
    this.records = records;
    this.faults = faults;
    this.log = log;
  }

  /// Told of each record that is written.
  @FunctionalInterface
  interface UpsertLog {
    void written(Map<String, String> record);
  }

  /// A job and its results as tables.
  private static final class Job {
    private final ObjectNode status;
    private String table = "";
    private String succeeded = "";
    private String failed = "";
    private String unprocessed = "";
    private SalesforceRecords.Result result = new SalesforceRecords.Result(List.of(), List.of());

    Job(ObjectNode status) {
      this.status = status;
    }

    String state() {
      return status.path("state").asText();
    }
  }

  /// A part of a query's result.
  ///
  /// @param locator of the next part; `null` after the last
  record Page(String table, int records, String locator) {}

  synchronized JsonNode create(String kind, JsonNode wanted) {
    String id = "750%012dAAA".formatted(++number);
    ObjectNode status = JsonNodeFactory.instance.objectNode().put("id", id);
    status.setAll((ObjectNode) wanted);
    status
        .put("apiVersion", 62.0)
        .put("contentUrl", "services/data/v62.0/jobs/ingest/" + id + "/batches")
        .put("state", kind.equals("query") ? "UploadComplete" : "Open")
        .put("numberRecordsProcessed", 0)
        .put("numberRecordsFailed", 0);
    Job job = new Job(status);
    if (kind.equals("query")) {
      job.result =
          records.query(
              wanted.path("query").asText(), wanted.path("operation").asText().equals("queryAll"));
      status.put("object", "Contact");
    }
    jobs.put(id, job);
    return status.deepCopy();
  }

  private Job job(String id) {
    Job job = jobs.get(id);
    if (job == null) {
      throw new ApiError("NOT_FOUND", "The requested resource does not exist");
    }
    return job;
  }

  synchronized void upload(String id, String table) {
    Job job = job(id);
    if (!job.state().equals("Open") || !job.table.isEmpty()) {
      throw new ApiError("INVALIDJOBSTATE", "data may be uploaded once, while the job is open");
    }
    job.table = table;
  }

  synchronized JsonNode setState(String id, String state) {
    Job job = job(id);
    if (!List.of("Open", "UploadComplete", "InProgress").contains(job.state())) {
      throw new ApiError("INVALIDJOBSTATE", "the job has ended");
    }
    job.status.put("state", state);
    return job.status.deepCopy();
  }

  /// The state; a job goes on each time that it is asked for.
  synchronized JsonNode status(String id) throws IOException {
    Job job = job(id);
    switch (job.state()) {
      case "UploadComplete" -> job.status.put("state", "InProgress");
      case "InProgress" -> {
        job.status.put("state", "JobComplete");
        if (job.status.path("operation").asText().equals("upsert")) {
          process(job);
        }
      }
      default -> {}
    }
    return job.status.deepCopy();
  }

  private void process(Job job) throws IOException {
    List<CSVRecord> rows = CSVFormat.DEFAULT.parse(new StringReader(job.table)).getRecords();
    List<String> heading = rows.getFirst().toList();
    String head = String.join(",", heading);
    StringBuilder succeeded = new StringBuilder("sf__Id,sf__Created," + head + "\n");
    StringBuilder failed = new StringBuilder("sf__Id,sf__Error," + head + "\n");
    StringBuilder unprocessed = new StringBuilder(head + "\n");
    Fault fault = faults.ofJob();
    int failures = 0;
    for (int i = 1; i < rows.size(); i++) {
      String line =
          rows.get(i).toList().stream().map(CsvCells::exact).collect(Collectors.joining(","));
      if (fault == Fault.HALF_DONE && i > rows.size() / 2) {
        unprocessed.append(line).append('\n');
        continue;
      }
      String error =
          fault == Fault.LOCKED && i % 7 == 0
              ? "UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--"
              : write(heading, rows.get(i), succeeded, line);
      if (!error.isEmpty()) {
        failures++;
        failed.append(",").append(CsvCells.exact(error)).append(',').append(line).append('\n');
      }
    }
    job.succeeded = succeeded.toString();
    job.failed = failed.toString();
    job.unprocessed = unprocessed.toString();
    job.table = "";
    job.status
        .put("state", fault == Fault.HALF_DONE ? "Failed" : "JobComplete")
        .put("numberRecordsProcessed", rows.size() - 1)
        .put("numberRecordsFailed", failures);
  }

  /// Returns the error; empty when there is none.
  private String write(List<String> heading, CSVRecord row, StringBuilder succeeded, String line) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < heading.size(); i++) {
      String value = row.get(i);
      if (!value.isEmpty() && !heading.get(i).equals("Id")) { // an empty cell changes nothing
        record.put(heading.get(i), value.equals("#N/A") ? "" : value);
      }
    }
    try {
      var written = records.upsert(record);
      log.written(record);
      succeeded
          .append(written.getKey().id())
          .append(',')
          .append(written.getValue())
          .append(',')
          .append(line)
          .append('\n');
      return "";
    } catch (ApiError e) {
      return e.code() + ":" + e.getMessage() + ":--";
    }
  }

  /// One of the three lists of an ingest job.
  synchronized String results(String id, String list) {
    Job job = job(id);
    return switch (list) {
      case "successfulResults" -> job.succeeded;
      case "failedResults" -> job.failed;
      case "unprocessedrecords" -> job.unprocessed;
      default -> throw new ApiError("NOT_FOUND", "The requested resource does not exist");
    };
  }

  synchronized Page page(String id, int from, int most) {
    Job job = job(id);
    if (!job.state().equals("JobComplete")) {
      throw new ApiError("INVALIDJOBSTATE", "the query has not ended");
    }
    int to = Math.min(from + most, job.result.rows().size());
    List<SalesforceRecords.Row> rows = new ArrayList<>(job.result.rows().subList(from, to));
    if (faults.ofPage() == Fault.DUPLICATES) {
      rows.addAll(List.copyOf(rows.subList(0, rows.size() / 3)));
    }
    StringBuilder table = new StringBuilder();
    table.append(quoted(job.result.fields())).append('\n');
    for (SalesforceRecords.Row row : rows) {
      table
          .append(
              quoted(job.result.fields().stream().map(name -> records.value(row, name)).toList()))
          .append('\n');
    }
    return new Page(
        table.toString(),
        rows.size(),
        to == job.result.rows().size() ? "null" : String.valueOf(to));
  }

  private static String quoted(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
