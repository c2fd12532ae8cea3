package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `colophon keys` and `colophon accounts`, on a free directory and through a running service; and
/// when `colophon serve` refuses to start.
class AccessCommandsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    return Commands.of(CLOCK)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String said() {
    String said = out.toString();
    out.getBuffer().setLength(0);
    return said;
  }

  private int addAccount(String password, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private void walk(String data) {
    assertEquals(
        0,
        run(
            "keys",
            "add",
            "shop",
            "--role",
            "reader",
            "--imprint",
            "nordufer",
            "--expires",
            "2027-12-31",
            "--data",
            data),
        err.toString());
    String secret = said().strip();
    assertTrue(secret.matches("colophon_[0-9a-f]{10}_[A-Za-z0-9_-]{43}"), secret);
    String id = secret.substring(9, 19);
    assertEquals(0, run("keys", "list", "--data", data));
    String list = said();
    assertTrue(list.startsWith(id + "  shop  reader of nordufer  never used  ends 202"), list);
    assertFalse(list.contains(secret.substring(20)), list);
    assertEquals(0, run("keys", "rotate", id, "--data", data));
    assertTrue(said().startsWith("colophon_"));
    assertEquals(0, run("keys", "revoke", id, "--data", data));
    assertEquals("revoked", said().strip());
    assertEquals(1, run("keys", "revoke", "0000000000", "--data", data));
    assertEquals(1, run("keys", "add", "shop", "--role", "boss", "--data", data));
    assertTrue(err.toString().contains("'boss' is not a role"), err.toString());
    assertEquals(
        0,
        addAccount(
            "eine lange Zeile", "accounts", "add", "m.keller", "--role", "editor", "--data", data),
        err.toString());
    assertEquals(1, addAccount("short", "accounts", "add", "x", "--role", "admin", "--data", data));
    said();
    assertEquals(0, run("accounts", "list", "--data", data));
    assertEquals("m.keller  editor  never signed in", said().strip());
    assertEquals(0, run("accounts", "disable", "m.keller", "--data", data));
    said();
    assertEquals(0, run("accounts", "list", "--data", data));
    assertTrue(said().contains("disabled 2026-11-22"));
  }

  @Test
  void onAFreeDirectoryAndTheAuditLogSaysThatItsOwnerDidIt() {
    walk(folder.toString());
    try (Database database = Database.open(folder)) {
      List<String> entries =
          database.read(session ->
              session.list(
                  "SELECT actor || ' ' || action || ' ' || status FROM audit_log ORDER BY seq",
                  row -> row.getString(1)));
      assertEquals("(operator) POST /v1/keys 201", entries.getFirst());
      assertEquals("(operator) DELETE /v1/accounts/{name} 200", entries.getLast());
      assertEquals(Optional.empty(), new AuditLog(database).verify().broken());
    }
  }

  @Test
  void throughTheServiceThatOwnsTheDirectory() throws IOException {
    TestService service = new TestService();
    try (TestAccess access = new TestAccess(service);
        HttpServer server =
            Endpoints.serve(
                HttpServer.Settings.local(0), access.access(), service.backend(), List.of())) {
      String secret = access.access().operatorSecret();
      Instance.announce(folder, server.port(), secret);
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve(Instance.RUNTIME))));
      URI address = URI.create("http://127.0.0.1:" + server.port());
      assertEquals(new Instance.Served(address, secret), Instance.at(folder));
      walk(folder.toString());
      assertEquals(2, access.access().keys().all().size());
    } finally {
      service.close();
    }
  }

  @Test
  void serveRefusesAnAddressThatOthersReach() {
    String data = folder.toString();
    assertEquals(2, run("serve", "--host", "0.0.0.0", "--port", "0", "--data", data));
    assertTrue(err.toString().contains("--behind-tls-proxy"), err.toString());
    assertEquals(
        1, run("serve", "--host", "0.0.0.0", "--behind-tls-proxy", "--port", "0", "--data", data));
    assertTrue(err.toString().contains("neither an account nor a key"), err.toString());
  }
}
