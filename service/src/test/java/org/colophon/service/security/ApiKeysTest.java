package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.service.store.Database;
import org.colophon.service.testing.TestAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Grant READER =
      new Grant(Set.of(AccessRole.READER), Set.of(new ImprintId("nordufer")), Set.of());

  @TempDir private Path folder = Path.of(".");

  @Test
  void aKeyIsFoundByItsSecretUntilItEnds() {
    try (Database database = Database.open(folder)) {
      ApiKeys keys = new ApiKeys(database);
      Instant end = NOW.plusSeconds(60);
      ApiKeys.Issued issued = keys.add("shop", READER, end, NOW);
      assertEquals("shop", keys.find(issued.secret(), NOW).orElseThrow().name());
      assertTrue(keys.find(issued.secret(), end).isEmpty());
      assertTrue(keys.find(issued.secret() + "x", NOW).isEmpty());
      assertTrue(keys.find("colophon_" + issued.key().id() + "_" + "a".repeat(43), NOW).isEmpty());
      assertTrue(keys.find("", NOW).isEmpty());
    }
  }

  @Test
  void aRevokedKeyIsNotFoundAndARotatedOneOnlyForSomeTime() {
    try (Database database = Database.open(folder)) {
      ApiKeys keys = new ApiKeys(database);
      ApiKeys.Issued first = keys.add("shop", READER, null, NOW);
      ApiKeys.Issued second = keys.rotate(first.key().id(), Duration.ofDays(7), NOW).orElseThrow();
      Instant later = NOW.plus(Duration.ofDays(7));
      assertTrue(keys.find(first.secret(), NOW).isPresent());
      assertTrue(keys.find(first.secret(), later).isEmpty());
      assertEquals(READER, keys.find(second.secret(), later).orElseThrow().grant());
      assertTrue(keys.revoke(second.key().id(), NOW));
      assertTrue(keys.find(second.secret(), NOW).isEmpty());
      assertTrue(keys.rotate(second.key().id(), Duration.ofDays(7), NOW).isEmpty());
      assertFalse(keys.revoke("0000000000", NOW));
    }
  }

  @Test
  void keysAndAccountsOutliveTheProcess() {
    String secret;
    String session;
    try (Database database = Database.open(folder)) {
      Grant grant =
          new Grant(Set.of(AccessRole.INTEGRATION), Set.of(), Set.of(new SourceId("crm")));
      secret = new ApiKeys(database).add("crm", grant, null, NOW).secret();
      Accounts accounts = new Accounts(database, TestAccess.SESSION_LASTS);
      accounts.put("m.keller", "eine lange Zeile", READER, NOW);
      session = accounts.signIn("m.keller", "eine lange Zeile", NOW).orElseThrow();
      new ApiKeys(database).find(secret, NOW);
    }
    try (Database database = Database.open(folder)) {
      ApiKey key = new ApiKeys(database).find(secret, NOW.plusSeconds(90)).orElseThrow();
      assertEquals(Set.of(new SourceId("crm")), key.grant().sources());
      assertEquals(NOW, key.usedAt());
      Accounts accounts = new Accounts(database, TestAccess.SESSION_LASTS);
      assertEquals("m.keller", accounts.find(session, NOW).orElseThrow().name());
      assertTrue(accounts.signIn("m.keller", "eine lange Zeile", NOW).isPresent());
    }
  }

  @Test
  void noSecretIsInTheDirectoryAndOnlyItsOwnerMayReadIt() throws IOException {
    List<String> secrets;
    try (Database database = Database.open(folder.resolve("data"))) {
      String key = new ApiKeys(database).add("shop", READER, null, NOW).secret();
      Accounts accounts = new Accounts(database, TestAccess.SESSION_LASTS);
      accounts.put("m.keller", "eine lange Zeile", READER, NOW);
      String session = accounts.signIn("m.keller", "eine lange Zeile", NOW).orElseThrow();
      secrets = List.of(key.substring(key.lastIndexOf('_') + 1), "eine lange Zeile", session);
      try (Stream<Path> files = Files.list(folder.resolve("data"))) {
        for (Path file : files.toList()) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          secrets.forEach(secret -> assertFalse(text.contains(secret), file.toString()));
          if (file.getFileName().toString().startsWith(Database.FILE)) {
            assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
          }
        }
      }
    }
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))));
  }

  @Test
  void whatIsNotValidIsNamed() {
    try (Database database = Database.open(folder)) {
      ApiKeys keys = new ApiKeys(database);
      Accounts accounts = new Accounts(database, TestAccess.SESSION_LASTS);
      assertThrows(IllegalArgumentException.class, () -> keys.add("", READER, null, NOW));
      assertThrows(IllegalArgumentException.class, () -> keys.add("a b", READER, null, NOW));
      assertThrows(
          IllegalArgumentException.class, () -> accounts.put("m", "too short", READER, NOW));
      assertThrows(IllegalArgumentException.class, () -> AccessRole.of("boss"));
      assertThrows(IllegalArgumentException.class, () -> new Grant(Set.of(), Set.of(), Set.of()));
      assertThrows(
          IllegalArgumentException.class,
          () -> new Grant(Set.of(AccessRole.INTEGRATION), Set.of(), Set.of()));
      assertThrows(
          IllegalArgumentException.class,
          () -> new Grant(Set.of(AccessRole.ADMIN), Set.of(new ImprintId("nordufer")), Set.of()));
      assertEquals(List.of(), keys.all());
    }
  }
}
