package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.service.app.Endpoints;
import org.colophon.service.cli.Commands;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.Route;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.colophon.service.store.StoreException;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456Z");

  @TempDir private Path folder = Path.of(".");

  private void fill(int entries) {
    try (Database database = Database.open(folder)) {
      AuditLog log = new AuditLog(database);
      for (int i = 0; i < entries; i++) {
        log.append(NOW.plusSeconds(i), "m.keller", "POST /v1/holds", "", 201);
      }
    }
  }

  private AuditLog.Verification verified() {
    try (Database database = Database.open(folder)) {
      return new AuditLog(database).verify();
    }
  }

  private void tamper(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER audit_log_is_not_changed");
      statement.execute("DROP TRIGGER audit_log_is_not_shortened");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void anUntouchedLogIsWhole() {
    fill(3);
    AuditLog.Verification found = verified();
    assertEquals(3, found.entries());
    assertEquals(Optional.empty(), found.broken());
    fill(1);
    assertEquals(4, verified().entries());
  }

  @Test
  void aChangedEntryShows() throws SQLException {
    fill(5);
    tamper("UPDATE audit_log SET actor = 'somebody' WHERE seq = 3");
    assertEquals(Optional.of(3L), verified().broken());
  }

  @Test
  void aRemovedEntryShowsAndSoDoesOneThatWasPutInItsPlace() throws SQLException {
    fill(5);
    tamper(
        "DELETE FROM audit_log WHERE seq = 2",
        "INSERT INTO audit_log SELECT 2, at, actor, action, target, status, hash FROM audit_log"
            + " WHERE seq = 1");
    assertEquals(Optional.of(2L), verified().broken());
  }

  @Test
  void theDatabaseItselfChangesAndRemovesNothing() {
    fill(1);
    try (Database database = Database.open(folder)) {
      for (String sql : List.of("UPDATE audit_log SET status = 1", "DELETE FROM audit_log")) {
        assertThrows(StoreException.class, () -> database.change(session -> session.update(sql)));
      }
      assertEquals(1, new AuditLog(database).verify().entries());
    }
  }

  @Test
  void entriesOfManyThreadsAreOneChain() throws Exception {
    try (Database database = Database.open(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      AuditLog log = new AuditLog(database);
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        done.add(threads.submit(() -> log.append(NOW, "a", "POST /v1/facts", "", 200)));
      }
      for (Future<?> one : done) {
        one.get();
      }
      AuditLog.Verification found = log.verify();
      assertEquals(80, found.entries());
      assertEquals(Optional.empty(), found.broken());
    }
  }

  @Test
  void aChangeIsNeverSeenWithoutItsEntry() {
    try (Database database = Database.open(folder)) {
      AuditLog log = new AuditLog(database);
      List<Long> entries = new ArrayList<>();
      log.during(
          NOW,
          "kim",
          "POST /v1/holds",
          "",
          201,
          () -> {
            database.change(session -> {});
            entries.add(log.verify().entries());
            database.share(AuditLogTest::change, () -> entries.add(log.verify().entries()));
            database.write(AuditLogTest::change, () -> entries.add(log.verify().entries()));
            return 200;
          });
      assertEquals(List.of(0L, 1L, 1L), entries, "the first change has it, and no other");
      assertEquals(List.of(201), statuses(log));
    }
  }

  @Test
  void aChangeThatIsTakenBackHasNoEntryButTheErrorHas() {
    try (Database database = Database.open(folder)) {
      AuditLog log = new AuditLog(database);
      assertThrows(
          IllegalStateException.class,
          () ->
              log.during(
                  NOW,
                  "kim",
                  "POST /v1/holds",
                  "",
                  201,
                  () -> {
                    database.together(() -> {
                      database.change(AuditLogTest::change);
                      throw new IllegalStateException("taken back");
                    });
                    return 201;
                  }));
      assertEquals(List.of(500), statuses(log));
      log.during(
          NOW,
          "kim",
          "POST /v1/holds",
          "",
          201,
          () -> {
            database.change(AuditLogTest::change);
            return 422;
          });
      assertEquals(List.of(500, 201, 422), statuses(log), "a change that an error followed");
      assertEquals(Optional.empty(), log.verify().broken());
    }
  }

  @Test
  void writesThatShareACommitHaveAnEntryEach() throws Exception {
    try (Database database = Database.open(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      AuditLog log = new AuditLog(database);
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        String target = "h-" + i;
        done.add(
            threads.submit(() ->
                log.during(
                    NOW,
                    "kim",
                    "POST /v1/holds",
                    target,
                    201,
                    () -> database.share(AuditLogTest::change, () -> {}) + 200)));
      }
      for (Future<?> one : done) {
        one.get();
      }
      assertEquals(80, log.after(0, 100).stream().map(AuditLog.Entry::target).distinct().count());
      assertEquals(80, log.verify().entries());
      assertEquals(Optional.empty(), log.verify().broken());
    }
  }

  private static int change(Session session) {
    return session.update(
        "INSERT INTO sign_in (hash, account, expires_at)"
            + " VALUES (hex(randomblob(16)), 'kim', 0)");
  }

  private static List<Integer> statuses(AuditLog log) {
    return log.after(0, 100).stream().map(AuditLog.Entry::status).toList();
  }

  @Test
  void theDoctorSaysWhetherTheLogIsWhole() throws SQLException {
    fill(2);
    assertEquals(0, doctor(new StringWriter()));
    tamper("DELETE FROM audit_log WHERE seq = 1");
    StringWriter err = new StringWriter();
    assertEquals(1, doctor(err));
    assertTrue(err.toString().contains("entry 1 of the audit log"), err.toString());
  }

  private int doctor(StringWriter err) {
    return Commands.of(InstantSource.fixed(NOW))
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute("doctor", "--verify-audit", "--data", folder.toString());
  }

  @Test
  void writesSignInsAndExportsAreWrittenDownAndNothingOfPeople() {
    TestService service = new TestService();
    try (TestAccess access = new TestAccess(service)) {
      String chief = access.key("chief", AccessRole.CATALOGUE_OWNER);
      List<Route> pages = new ArrayList<>(Pages.routes());
      pages.addAll(new SignInPages(access.access(), false).routes());
      try (HttpServer server =
              Endpoints.serve(
                  HttpServer.Settings.local(0), access.access(), service.backend(), pages);
          TestCaller caller = new TestCaller(server)) {
        Map<String, String> key = TestCaller.key(chief);
        caller.get("/v1/policies", key);
        caller.send("POST", "/v1/suggestions", "{}", key);
        caller.send("DELETE", "/v1/people/p-0055", null, key);
        caller.send("DELETE", "/v1/holds/h-1", null, key);
        caller.send("POST", "/v1/keys", "{}", key);
        caller.get("/v1/changes", key);
        caller.send(
            "POST",
            "/sign-in",
            "name=nobody@example.org&password=x",
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
      }
      List<AuditLog.Entry> entries = new AuditLog(access.database()).after(0, 100);
      assertEquals(
          List.of(
              "chief DELETE /v1/people/{ref}  200",
              "chief DELETE /v1/holds/{id} h-1 404",
              "chief POST /v1/keys  403",
              "chief GET /v1/changes  200",
              "(unknown) POST /sign-in  401"),
          entries.stream()
              .map(e -> e.actor() + " " + e.action() + " " + e.target() + " " + e.status())
              .toList());
      assertFalse(entries.toString().contains("p-0055"), entries.toString());
      assertFalse(entries.toString().contains("nobody@"), entries.toString());
    } finally {
      service.close();
    }
  }
}
