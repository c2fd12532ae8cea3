package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.audience.PersonRef;
import org.colophon.catalog.Instants;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmChange;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.crm.CrmConnector.Page;
import org.colophon.service.api.PercentEncoding;
import org.colophon.service.crm.SalesforceSession.Call;
import org.colophon.service.crm.SalesforceSession.SalesforceException;

/// The feeds of Salesforce: queries by `SystemModstamp`, the deleted records by `queryAll`. Many
/// records are read by a bulk query, few by pages of the REST API.
final class SalesforceReader {
  private static final int MOST_BY_PAGES = 20_000;
  private static final String STAMP = "SystemModstamp";

  private final SalesforceSession session;
  private final SalesforceJobs jobs;
  private final String object;
  private final FieldMapping mapping;

  SalesforceReader(
      SalesforceSession session, SalesforceJobs jobs, String object, FieldMapping mapping) {
    this.session = session;
    this.jobs = jobs;
    this.object = object;
    this.mapping = mapping;
  }

  Page read(Feed feed, String cursor) throws IOException {
    SalesforceCursor at = SalesforceCursor.parse(cursor);
    try {
      return page(feed, at);
    } catch (SalesforceException e) {
      if (at.isUnderWay() && (e.status() == 404 || e.status() == 400)) {
        return page(feed, at.again()); // the result is kept for some days only
      }
      throw e;
    }
  }

  private Page page(Feed feed, SalesforceCursor at) throws IOException {
    if (!at.job().isEmpty()) {
      return bulkPage(feed, at, at.job());
    }
    if (!at.locator().isEmpty()) {
      return restPage(feed, at, session.call(Call.get(at.locator())).json());
    }
    if (feed == Feed.CHANGED && at.since().isEmpty()) {
      return bulkPage(feed, at, jobs.query(soql(feed, "")));
    }
    JsonNode first = session.call(Call.get(path(feed, at.since()))).json();
    return feed == Feed.CHANGED && first.path("totalSize").asLong() > MOST_BY_PAGES
        ? bulkPage(feed, at, jobs.query(soql(feed, at.since())))
        : restPage(feed, at, first);
  }

  private String path(Feed feed, String since) {
    return (feed == Feed.DELETED ? "/queryAll?q=" : "/query?q=")
        + PercentEncoding.of(soql(feed, since));
  }

  private String soql(Feed feed, String since) {
    Stream<String> values = feed == Feed.DELETED ? Stream.empty() : mapping.fields().stream();
    String fields =
        Stream.concat(Stream.of(STAMP, mapping.key()), values).collect(Collectors.joining(", "));
    String from = since.isEmpty() ? "" : " AND " + STAMP + " >= " + since;
    String of =
        switch (feed) {
          case DELETED -> " AND IsDeleted = true";
          case WITHDRAWN -> " AND (" + withdrawn() + ")";
          case CHANGED -> "";
        };
    return "SELECT "
        + fields
        + " FROM "
        + object
        + " WHERE "
        + mapping.key()
        + " != null"
        + of
        + from
        + " ORDER BY "
        + STAMP
        + ", Id";
  }

  private String withdrawn() {
    String consents =
        Stream.of(CrmAttribute.PROFILING, CrmAttribute.NEWSLETTER)
            .map(mapping.read()::get)
            .filter(field -> field != null)
            .map(field -> field + " IN ('denied', 'revoked')")
            .collect(Collectors.joining(" OR "));
    return consents.isEmpty() ? "Id = null" : consents;
  }

  private Page restPage(Feed feed, SalesforceCursor at, JsonNode answer) throws IOException {
    List<Function<String, String>> records = new ArrayList<>();
    for (JsonNode record : answer.path("records")) {
      records.add(field -> record.path(field).isNull() ? "" : record.path(field).asText());
    }
    return page(feed, at, records, "", answer.path("nextRecordsUrl").asText(""));
  }

  private Page bulkPage(Feed feed, SalesforceCursor at, String job) throws IOException {
    SalesforceJobs.Rows rows = jobs.page(job, at.locator());
    return page(feed, at, rows.rows(), job, rows.next());
  }

  private Page page(
      Feed feed,
      SalesforceCursor at,
      List<Function<String, String>> records,
      String job,
      String next)
      throws IOException {
    List<CrmChange> changes = new ArrayList<>();
    int invalid = 0;
    String latest = "";
    for (Function<String, String> record : records) {
      Instant stamp = stamp(record.apply(STAMP));
      String text = stamp.toString();
      latest = text.compareTo(latest) > 0 ? text : latest;
      PersonRef person = mapping.person(record);
      if (person == null) {
        invalid++;
      } else if (feed == Feed.DELETED) {
        changes.add(new CrmChange.Deleted(person));
      } else {
        var stated = mapping.stated(person, record);
        invalid += stated.invalid();
        changes.add(
            new CrmChange.Stated(
                stated.contact(),
                mapping.held(person, record),
                Instants.toMicros(stamp),
                stamp.minus(session.ahead())));
      }
    }
    return new Page(changes, invalid, at.behind(latest, job, next).text(), next.isEmpty());
  }

  private static Instant stamp(String text) throws IOException {
    try {
      return Instant.parse(text.replace("+0000", "Z"));
    } catch (DateTimeException e) {
      throw new IOException("Salesforce sent '" + text + "' as " + STAMP, e);
    }
  }
}
