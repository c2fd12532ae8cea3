package org.colophon.governance.policy;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.testing.MemoryPolicies;
import org.colophon.governance.testing.PolicyYaml;
import org.junit.jupiter.api.Test;

/// Policies are live, versioned, and never quietly old.
class PoliciesTest {
  private final MemoryPolicies files = new MemoryPolicies();
  private final RevocationFence fence = new RevocationFence();
  private Instant now = START;

  private Policies open() {
    return Policies.open(files, files, fence, () -> now);
  }

  private static String yaml(String id, int version, String more) {
    return PolicyYaml.complete(
        """
        id: %s
        version: %d
        content_types: [book]
        purposes: [recommend]
        cache: {max_lifetime: PT9S}
        %s
        """
            .formatted(id, version, more));
  }

  private static final String SHIPPED =
      String.join(" ", ShippedPolicies.read().policies().stream().map(Policy::label).toList());

  private static String labels(Policies policies) {
    return String.join(" ", policies.current().policies().stream().map(Policy::label).toList());
  }

  @Test
  void theShippedOnesAreInForceWithoutFiles() {
    Policies policies = open();
    assertEquals(ShippedPolicies.read().digest(), policies.current().digest());
    assertEquals(List.of(), policies.standing().problems());
    assertEquals("shipped/book.yaml", origin(policies));
    assertEquals(START, policies.standing().confirmedAt());
    assertEquals("start", policies.versions("book").getFirst().storedBy());
    assertEquals(START, policies.versions("book").getFirst().storedAt());
    assertEquals(Optional.of(START), files.confirmedAt());
  }

  @Test
  void filesCountBesideTheShippedOnesAndInTheirPlace() {
    files.edit("a.yaml", yaml("tight", 1, ""));
    files.edit("b.yaml", yaml("book", 3, ""));
    Policies policies = open();
    assertEquals(SHIPPED.replace(" book@2", " book@3") + " tight@1", labels(policies));
    assertEquals("b.yaml", origin(policies));
  }

  @Test
  void reportsEveryProblemOfEveryFileAtOnce() {
    files.edit("a.yaml", PolicyYaml.complete("id: A"));
    files.edit("b.yaml", yaml("book", 2, ""));
    files.edit("c.yaml", yaml("same", 1, ""));
    files.edit("d.yaml", yaml("same", 2, ""));
    PolicyException e = assertThrows(PolicyException.class, this::open);
    assertEquals(
        List.of(
            "a.yaml: id: 'A' is not a valid policy id: use a-z, 0-9 and '-'",
            "a.yaml: version: is a whole number from 1 on",
            "a.yaml: content_types: lists at least one of [book, news, guide, archive, page]",
            "a.yaml: purposes: lists at least one of [recommend, suggest_to_editor, ground_prompt,"
                + " generate_locally, export, newsletter]",
            "a.yaml: cache.max_lifetime: is missing or not a valid duration, such as PT60S",
            "b.yaml: version: is 2, and version 2 was in force with another content; write 3",
            "d.yaml: id: 'same' is the id of c.yaml too; give one of them another id"),
        e.problems());
    assertEquals(List.of(), files.books());
  }

  @Test
  void aVersionRisesWhenTheContentChanges() {
    files.edit("a.yaml", yaml("tight", 3, ""));
    Policies policies = open();
    files.edit("a.yaml", yaml("tight", 3, "as_of_after: P1D"));
    assertEquals(
        List.of("a.yaml: version: is 3, and version 3 was in force with another content; write 4"),
        policies.reload("kim"));
    files.edit("a.yaml", yaml("tight", 2, ""));
    assertEquals(
        List.of("a.yaml: version: is 2, and version 3 was in force with another content; write 4"),
        policies.reload("kim"));
    assertEquals(SHIPPED + " tight@3", labels(policies));
    files.edit("a.yaml", yaml("tight", 4, "as_of_after: P1D"));
    assertEquals(List.of(), policies.reload("kim"));
    assertEquals(SHIPPED + " tight@4", labels(policies));
    assertEquals("kim", policies.versions("tight").getFirst().storedBy());
    files.remove("a.yaml");
    assertEquals(List.of(), policies.reload("kim"));
    files.edit("a.yaml", yaml("tight", 3, ""));
    assertEquals(1, policies.reload("kim").size());
    files.edit("a.yaml", yaml("tight", 4, "as_of_after: P1D"));
    assertEquals(List.of(), policies.reload("kim"));
  }

  @Test
  void looksAtTheFilesAndTakesWhatChanged() {
    Policies policies = open();
    now = START.plusSeconds(5);
    policies.look();
    assertEquals(now, policies.standing().confirmedAt());
    assertEquals(1, files.books().size());
    files.edit("a.yaml", yaml("tight", 1, ""));
    policies.look();
    assertEquals(SHIPPED + " tight@1", labels(policies));
    assertEquals("files", policies.versions("tight").getFirst().storedBy());
    assertEquals(2, files.books().size());
  }

  @Test
  void notesTheConfirmationEveryTenMinutes() {
    Policies policies = open();
    now = START.plus(Duration.ofMinutes(10));
    policies.look();
    assertEquals(Optional.of(START), files.confirmedAt());
    now = now.plusNanos(1_000);
    policies.look();
    assertEquals(Optional.of(now), files.confirmedAt());
    now = START;
    policies.look();
    assertEquals(Optional.of(START), files.confirmedAt());
  }

  @Test
  void brokenFilesLeaveTheLastGoodOnesInForceAndSaySince() {
    Policies policies = open();
    now = START.plusSeconds(60);
    policies.look();
    Instant confirmed = now;
    now = START.plusSeconds(120);
    files.edit("a.yaml", "nonsense");
    policies.look();
    assertEquals(SHIPPED, labels(policies));
    assertEquals(Optional.of(confirmed), policies.current().unconfirmedSince());
    assertEquals(confirmed, policies.standing().confirmedAt());
    assertEquals(List.of("a.yaml: is empty or not a mapping"), policies.standing().problems());
    now = START.plusSeconds(180);
    policies.look();
    assertEquals(Optional.of(confirmed), policies.current().unconfirmedSince());
    assertEquals(confirmed, policies.standing().confirmedAt());
    assertEquals(2, files.books().size());
    files.remove("a.yaml");
    policies.look();
    assertEquals(Optional.empty(), policies.current().unconfirmedSince());
    assertEquals(List.of(), policies.standing().problems());
    assertEquals(now, policies.standing().confirmedAt());
    assertEquals(3, files.books().size());
  }

  @Test
  void aRestartOnBrokenFilesGoesOnFromTheLastConfirmation() {
    Policies policies = open();
    now = START.plus(Duration.ofHours(1));
    policies.look();
    files.edit("a.yaml", "nonsense");
    now = START.plus(Duration.ofHours(30));
    Policies again = open();
    assertEquals(SHIPPED, labels(again));
    assertEquals(Optional.of(START.plus(Duration.ofHours(1))), again.current().unconfirmedSince());
    now = START.plus(Duration.ofHours(40));
    assertEquals(Optional.of(START.plus(Duration.ofHours(1))), open().current().unconfirmedSince());
  }

  @Test
  void filesThatCannotBeListedAreAProblemToo() {
    MemoryPolicies store = new MemoryPolicies();
    boolean[] broken = {false};
    PolicyFiles fragile =
        new PolicyFiles() {
          @Override
          public List<PolicyText> read() {
            if (broken[0]) {
              throw new UncheckedIOException("no disk", new java.io.IOException("no disk"));
            }
            return List.of();
          }

          @Override
          public void write(PolicyText file) {
            throw new AssertionError("nobody writes");
          }
        };
    Policies policies = Policies.open(fragile, store, fence, () -> now);
    broken[0] = true;
    policies.look();
    assertEquals(List.of("no disk"), policies.standing().problems());
    assertEquals(Optional.of(START), policies.current().unconfirmedSince());
    broken[0] = false;
    policies.look();
    policies.reload("kim");
    assertEquals(Optional.empty(), policies.current().unconfirmedSince());
  }

  @Test
  void puttingOneWritesItsFileAndIsInForceBehindTheFence() {
    Policies policies = open();
    long epoch = fence.epoch();
    String text = yaml("tight", 1, "");
    Policy put =
        policies.put("tight", text, "kim", current -> assertEquals(Optional.empty(), current));
    assertEquals("tight@1", put.label());
    assertEquals(SHIPPED + " tight@1", labels(policies));
    assertEquals(List.of(new PolicyText("tight.yaml", text)), files.read());
    assertEquals(epoch + 1, fence.epoch());
    policies.look();
    assertEquals(2, files.books().size());
    String next = yaml("tight", 2, "as_of_after: P1D");
    policies.put("tight", next, "kim", current -> assertEquals(put, current.orElseThrow()));
    assertEquals(List.of(new PolicyText("tight.yaml", next)), files.read());
    assertEquals(List.of(2, 1), policies.versions("tight").stream().map(s -> s.version()).toList());
  }

  @Test
  void readingTheSameAgainConfirmsIt() {
    files.edit("a.yaml", yaml("tight", 1, ""));
    Policies policies = open();
    files.edit("a.yaml", "nonsense");
    assertEquals(1, policies.reload("kim").size());
    files.edit("a.yaml", yaml("tight", 1, ""));
    now = START.plusSeconds(7);
    assertEquals(List.of(), policies.reload("kim"));
    assertEquals(List.of(), policies.standing().problems());
    assertEquals(now, policies.standing().confirmedAt());
    assertEquals(Optional.empty(), policies.current().unconfirmedSince());
  }

  @Test
  void puttingOneKeepsTheNameOfItsFile() {
    files.edit("house-rules.yaml", yaml("tight", 1, ""));
    Policies policies = open();
    policies.put("tight", yaml("tight", 2, "as_of_after: P1D"), "kim", _ -> {});
    assertEquals(
        List.of("house-rules.yaml"), files.read().stream().map(PolicyText::origin).toList());
    files.edit("tight.yaml", "nonsense");
    files.remove("house-rules.yaml");
    policies.put("tight", yaml("tight", 3, "as_of_after: P2D"), "kim", _ -> {});
    assertEquals(List.of("tight.yaml"), files.read().stream().map(PolicyText::origin).toList());
  }

  @Test
  void puttingOneLeavesTheOthersAndTheirFilesAlone() {
    files.edit("zz.yaml", yaml("other", 1, ""));
    Policies policies = open();
    long epoch = fence.epoch();
    policies.put("tight", yaml("tight", 1, ""), "kim", _ -> {});
    assertEquals(
        List.of("tight.yaml", "zz.yaml"), files.read().stream().map(PolicyText::origin).toList());
    assertEquals(SHIPPED.replace(" page", " other@1 page") + " tight@1", labels(policies));
    assertTrue(policies.tried(yaml("third", 1, "")).find("other").isPresent());
    assertEquals(epoch + 1, fence.epoch());
    assertEquals(List.of(), policies.reload("kim"));
    assertEquals(epoch + 1, fence.epoch(), "nothing changed");
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForTheOneThatIsPut() {
    Policies policies = open();
    files.edit("zz.yaml", "nonsense");
    assertThrows(
        PolicyException.class, () -> policies.put("tight", yaml("tight", 1, ""), "kim", _ -> {}));
  }

  @Test
  void aLookAtFilesThatStayedTheSameReadsThemOnce() {
    int[] reads = {0};
    PolicyFiles counted =
        new PolicyFiles() {
          @Override
          public List<PolicyText> read() {
            reads[0]++;
            return files.read();
          }

          @Override
          public void write(PolicyText file) {
            files.write(file);
          }
        };
    files.edit("zz.yaml", yaml("other", 1, ""));
    Policies policies = Policies.open(counted, files, fence, () -> now);
    reads[0] = 0;
    policies.look();
    assertEquals(1, reads[0]);
    policies.put("tight", yaml("tight", 1, ""), "kim", _ -> {});
    reads[0] = 0;
    policies.look();
    assertEquals(1, reads[0], "what was put is known already");
  }

  @Test
  void theVersionOfAFileIsComparedWithTheLatestOfItsContents() {
    files.edit("a.yaml", yaml("book", 3, "as_of_after: P1D"));
    open();
    PolicyLoader loader = new PolicyLoader(files);
    List<PolicyText> own = List.of(new PolicyText("a.yaml", yaml("book", 3, "as_of_after: P1D")));
    List<PolicyText> shipped = List.of(new PolicyText("book.yaml", yaml("book", 3, "")));
    assertEquals(
        List.of("book@3"),
        loader.load(shipped, own).book().policies().stream().map(Policy::label).toList());
  }

  @Test
  void whatIsWrongChangesNothing() {
    Policies policies = open();
    String before = policies.current().digest();
    long epoch = fence.epoch();
    for (String wrong :
        List.of("nonsense", yaml("other", 1, ""), yaml("tight", 0, ""), yaml("tight", 1, "x: 1"))) {
      assertThrows(PolicyException.class, () -> policies.put("tight", wrong, "kim", _ -> {}));
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            policies.put(
                "tight",
                yaml("tight", 1, ""),
                "kim",
                _ -> {
                  throw new IllegalStateException("refused");
                }));
    assertEquals(before, policies.current().digest());
    assertEquals(List.of(), files.read());
    assertEquals(epoch, fence.epoch());
    assertEquals(
        List.of("policy: id: is 'other', and is put as 'tight'; make them equal"),
        assertThrows(
                PolicyException.class,
                () -> policies.put("tight", yaml("other", 1, ""), "kim", _ -> {}))
            .problems());
  }

  @Test
  void tryingOnePutsNothingInForce() {
    Policies policies = open();
    PolicyBook tried = policies.tried(yaml("tight", 1, ""));
    assertEquals("tight@1", tried.find("tight").orElseThrow().label());
    assertNotEquals(tried.digest(), policies.current().digest());
    assertEquals(List.of(), files.read());
  }

  @Test
  void everyBookCanBeFoundByItsDigest() {
    Policies policies = open();
    String digest = policies.current().digest();
    policies.put("tight", yaml("tight", 1, ""), "kim", _ -> {});
    assertEquals(digest, policies.book(digest.substring(0, 16)).orElseThrow().digest());
    assertEquals(Optional.empty(), policies.book("0000000000000000"));
  }

  private static String origin(Policies policies) {
    return Objects.requireNonNull(policies.standing().texts().get("book")).origin();
  }
}
