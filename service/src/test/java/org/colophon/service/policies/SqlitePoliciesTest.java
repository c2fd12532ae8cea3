package org.colophon.service.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyException;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.PolicyText;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.testing.PolicyYaml;
import org.colophon.service.app.Stores;
import org.colophon.service.store.Database;
import org.colophon.service.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies of a data directory, and what is remembered of them across restarts.
class SqlitePoliciesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  @TempDir private Path folder = Path.of(".");
  private Instant now = NOW;

  private static PolicyText text(int version, int seconds) {
    String yaml =
        """
        id: tight
        version: %d
        content_types: [book]
        purposes: [recommend]
        cache: {max_lifetime: PT%dS}
        """
            .formatted(version, seconds);
    return new PolicyText("tight.yaml", PolicyYaml.complete(yaml));
  }

  private static PolicyBook book(PolicyText... texts) {
    return new PolicyBook(
        java.util.Arrays.stream(texts).map(t -> PolicyReader.read(t.origin(), t.yaml())).toList());
  }

  @Test
  void remembersBooksByTheirDigest() {
    try (Database database = Database.open(folder)) {
      SqlitePolicies store = new SqlitePolicies(database);
      assertEquals(Optional.empty(), store.last());
      assertEquals(Optional.empty(), store.confirmedAt());
      PolicyBook first = book(text(1, 9));
      PolicyBook second = book(text(2, 8));
      PolicyBook waiting = second.unconfirmed(NOW.plusNanos(1_000));
      store.activate(first, List.of(text(1, 9)), "kim", NOW);
      store.activate(second, List.of(text(2, 8)), "lu", NOW.plusSeconds(1));
      store.activate(waiting, List.of(), "files", NOW.plusSeconds(2));
      for (PolicyBook book : List.of(first, second, waiting)) {
        PolicyBook found = store.book(book.digest().substring(0, 16)).orElseThrow();
        assertEquals(book.digest(), found.digest());
        assertEquals(book.policies(), found.policies());
        assertEquals(book.unconfirmedSince(), found.unconfirmedSince());
      }
      assertEquals(waiting.digest(), store.last().orElseThrow().digest());
      assertEquals(Optional.empty(), store.book("0000000000000000"));
      assertEquals(
          List.of("tight@2 by lu", "tight@1 by kim"),
          store.versions("tight").stream()
              .map(s -> s.id() + "@" + s.version() + " by " + s.storedBy())
              .toList());
      assertEquals(text(2, 8), store.versions("tight").getFirst().text());
      assertEquals(NOW.plusSeconds(1), store.versions("tight").getFirst().storedAt());
      store.confirm(NOW);
      store.confirm(NOW.plusSeconds(5));
      assertEquals(Optional.of(NOW.plusSeconds(5)), store.confirmedAt());
    }
  }

  @Test
  void nothingRememberedCanBeTakenBack() {
    try (Database database = Database.open(folder)) {
      SqlitePolicies store = new SqlitePolicies(database);
      store.activate(book(text(1, 9)), List.of(text(1, 9)), "kim", NOW);
      for (String change :
          List.of(
              "DELETE FROM policy_version",
              "UPDATE policy_version SET yaml = ''",
              "DELETE FROM policy_book",
              "UPDATE policy_book SET digest = ''")) {
        assertThrows(
            StoreException.class,
            () -> database.change(session -> session.execute(change)),
            change);
      }
    }
  }

  @Test
  void aDirectoryReadsItsFilesAndGoesOnWithTheLastGoodOnes() throws Exception {
    Path file = Files.createDirectories(folder.resolve("policies")).resolve("tight.yaml");
    Files.writeString(file, text(1, 9).yaml());
    Files.writeString(folder.resolve("policies/notes.txt"), "no policy");
    String digest;
    try (Stores stores = Stores.open(folder, () -> now)) {
      digest = stores.policies().current().digest();
      assertEquals("tight@1", stores.policies().current().find("tight").orElseThrow().label());
    }
    Files.writeString(file, "nonsense");
    now = NOW.plus(Duration.ofHours(30));
    try (Stores stores = Stores.open(folder, () -> now)) {
      assertEquals(Optional.of(NOW), stores.policies().current().unconfirmedSince());
      assertEquals(
          List.of("tight.yaml: is empty or not a mapping"),
          stores.policies().standing().problems());
      assertEquals(digest, stores.policies().current().confirmed().digest());
    }
    Files.write(file, new byte[] {(byte) 0xff});
    try (Stores stores = Stores.open(folder, () -> now)) {
      assertEquals(1, stores.policies().standing().problems().size());
      stores.policies().put("tight", text(2, 7).yaml(), "kim", _ -> {});
      assertEquals(Optional.empty(), stores.policies().current().unconfirmedSince());
      assertEquals(text(2, 7).yaml(), Files.readString(file));
    }
  }

  @Test
  void aNewDirectoryWithBrokenFilesIsNotOpened() throws Exception {
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("a.yaml"), "nonsense");
    assertThrows(PolicyException.class, () -> Stores.open(folder, () -> now));
    Files.delete(policies.resolve("a.yaml"));
    try (Stores stores = Stores.open(folder, () -> now)) {
      assertEquals(ShippedPolicies.read().digest(), stores.policies().current().digest());
    }
  }
}
