package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmReport.Count;
import org.colophon.service.api.ApiMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connector against the contract server, without faults and with one at a time.
class SalesforceConnectorTest {
  private static final Map<String, String> AGREED =
      Map.of(
          "Crm_Profiling__c", "granted",
          "Crm_Follows__c", "contributor:zoe",
          "Crm_Segments__c", "sea",
          "Name", "Zoë, \"die\" Müller");

  @TempDir private Path directory;

  private final SettableClock there = new SettableClock(CrmSides.NOW);
  private CrmSides sides;
  private SalesforceHarness salesforce;
  private SalesforceConnector connector;

  @BeforeEach
  void open() throws IOException {
    sides = new CrmSides(directory.resolve("data"));
    salesforce = new SalesforceHarness(SalesforceFaults.none(), record -> {}, there);
    salesforce.server.records().setTime(there.instant());
    connector = salesforce.connector(sides.store, sides.clock);
  }

  @AfterEach
  void close() {
    connector.close();
    salesforce.close();
    sides.close();
  }

  private CrmReport sync() {
    there.set(there.instant().plusSeconds(60));
    return sides.run(connector);
  }

  private String field(String ref, String name) {
    return Objects.requireNonNull(salesforce.server.records().find(ref).orElseThrow().get(name));
  }

  private long asked(String call) {
    return salesforce.server.asked().stream().filter(one -> one.startsWith(call)).count();
  }

  @Test
  void fewContactsGoBothWaysByQueryAndCompositeUpsert() {
    salesforce.writes("p-1", AGREED);
    sides.says("p-2", Status.GRANTED, "series:hafen");
    CrmReport first = sync();
    assertEquals(1, first.get(Count.APPLIED));
    assertEquals("granted", field("p-1", "Colophon_Profiling__c"));
    assertEquals("sea", field("p-1", "Colophon_Segments__c"));
    assertEquals("Zoë, \"die\" Müller", field("p-1", "Name"));
    assertEquals("series:hafen", field("p-2", "Colophon_Follows__c"));
    CrmReport second = sync();
    assertEquals(0, second.get(Count.APPLIED));
    assertEquals(0, second.get(Count.SENT));
    assertEquals(0, asked("POST /services/data/v62.0/jobs/ingest"));
    salesforce.writes("p-1", Map.of("Crm_Profiling__c", "denied"));
    assertEquals(1, sync().get(Count.APPLIED));
    assertEquals("denied", field("p-1", "Colophon_Profiling__c"));
    assertEquals("", field("p-1", "Colophon_Follows__c"), "nothing stays without consent");
  }

  @Test
  void whatNoFieldIsNamedForIsNotSentAgainAndAgain() {
    sides.says("p-1", Status.GRANTED, "series:hafen");
    sides.bookmarks("p-1", "hafenlicht");
    assertEquals(1, sync().get(Count.SENT));
    assertEquals(
        1, sides.state("p-1").interactions().getOrDefault(Signal.Type.BOOKMARK, Set.of()).size());
    sides.bookmarks("p-1", "schlickzeit");
    CrmReport again = sync();
    assertEquals(0, again.get(Count.DIFFERED), "the CRM has no field for bookmarks");
    assertEquals(0, again.get(Count.SENT));
  }

  @Test
  void manyContactsGoByJobs() {
    for (int i = 0; i < 3_000; i++) {
      salesforce.writes("p-" + i, AGREED);
    }
    assertEquals(3_000, sync().get(Count.APPLIED));
    assertEquals(1, asked("POST /services/data/v62.0/jobs/ingest"));
    assertEquals(1, asked("POST /services/data/v62.0/jobs/query"));
    assertEquals("contributor:zoe", field("p-2999", "Colophon_Follows__c"));
    assertEquals(0, sync().get(Count.SENT));
  }

  @Test
  void deletionsTravelBothWays() {
    salesforce.writes("p-1", AGREED);
    salesforce.writes("p-2", AGREED);
    sync();
    sides.signals.forget(new PersonRef("p-1"));
    salesforce.server.records().deleteByKey("p-2");
    CrmReport report = sync();
    assertEquals(1, report.get(Count.DELETED_THERE));
    assertEquals(1, report.get(Count.DELETED_HERE));
    assertEquals(0, salesforce.server.records().size());
    assertTrue(sides.state("p-2").forgotten());
    salesforce.writes("p-2", AGREED);
    assertEquals(1, sync().get(Count.FORGOTTEN));
    assertEquals(0, salesforce.server.records().size(), "it is deleted once more");
  }

  @Test
  void anEndedSessionIsBegunAnew() {
    salesforce.writes("p-1", AGREED);
    sync();
    salesforce.server.expire();
    salesforce.writes("p-1", Map.of("Crm_Segments__c", "sea;land"));
    assertEquals(1, sync().get(Count.APPLIED));
    assertEquals(2, asked("POST /services/oauth2/token"));
  }

  @Test
  void aWrongClientIsSaidInWords() {
    SalesforceSettings wrong = salesforce.settings("other");
    try (SalesforceConnector other =
        new SalesforceConnector(wrong, sides.store, salesforce.waits::add, sides.clock)) {
      IOException refused = assertThrows(IOException.class, () -> sides.sync(other));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("check crm_client"), refused.getMessage());
    }
  }

  @Test
  void onlyAllowedHostsGetAToken() {
    SalesforceSettings settings = salesforce.settings(SalesforceLogin.CLIENT);
    assertThrows(
        IllegalArgumentException.class, () -> settings.allowed("https://evil.example/services"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SalesforceSettings(
                settings.login(),
                Set.of("login.salesforce.com"),
                settings.client(),
                settings.user(),
                settings.key(),
                settings.object(),
                settings.mapping(),
                settings.poll()));
  }

  @Test
  void aClockThatIsHoursAheadChangesNothing() {
    there.set(CrmSides.NOW.plus(Duration.ofHours(5)));
    salesforce.server.records().setTime(there.instant());
    salesforce.writes("p-1", AGREED);
    sync();
    Instant from = sides.state("p-1").consents().getFirst().from();
    assertTrue(
        Duration.between(CrmSides.NOW, from).abs().toMinutes() < 2,
        "consent begins by the clock here: " + from);
    there.set(CrmSides.NOW.minus(Duration.ofHours(5)));
    salesforce.writes("p-2", AGREED); // its clock was set back
    salesforce.server.records().setTime(there.instant());
    salesforce.writes("p-3", AGREED);
    sync();
    assertEquals(0, sides.state("p-3").consents().size(), "behind the mark until all are read");
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(1)));
    sync();
    assertEquals(1, sides.state("p-3").consents().size());
  }

  @Test
  void aJobThatAProcessLeftIsAbortedBeforeAnythingIsSent() throws IOException {
    sides.says("p-1", Status.GRANTED, "series:hafen");
    sync();
    var session =
        new SalesforceSession(
            salesforce.settings(SalesforceLogin.CLIENT), salesforce.waits::add, sides.clock);
    String job =
        session
            .call(
                SalesforceSession.Call.json(
                    "POST",
                    "/jobs/ingest",
                    ApiMapper.parse(
                        "{\"object\":\"Contact\",\"operation\":\"upsert\",\"externalIdFieldName\":\""
                            + SalesforceServer.KEY
                            + "\"}"),
                    true))
            .json()
            .path("id")
            .asText();
    session.call(
        SalesforceSession.Call.csv(
            "/jobs/ingest/" + job + "/batches",
            SalesforceServer.KEY + ",Colophon_Profiling__c\np-1,granted\n"));
    sides.store.opened(job);
    sides.clock.set(sides.clock.instant().plusSeconds(1));
    sides.says("p-1", Status.REVOKED);
    sync();
    assertEquals("denied", field("p-1", "Colophon_Profiling__c"));
    assertEquals(List.of(), sides.store.open());
    assertThrows(
        SalesforceSession.SalesforceException.class,
        () ->
            session.call(
                SalesforceSession.Call.json(
                    "PATCH",
                    "/jobs/ingest/" + job,
                    ApiMapper.parse("{\"state\":\"UploadComplete\"}"),
                    false)));
    session.close();
  }
}
