package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Sensitivity;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.app.Stores;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentAndSignalImportTest {
  private static final Instant NOW = TestService.NOW;
  private static final String CONSENT =
      ",\"context\":{\"consent\":{\"legalEntity\":\"H\",\"categoryPreferences\":{\"profiling\":true}}}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @BeforeEach
  void recordTheDesk() {
    try (Stores stores = stores()) {
      stores
          .catalog()
          .put(
              new Reference.OfDesk(
                  new DeskRecord(
                      new DeskId("desk-a"), "A", new ImprintId("a"), List.of("kim"), true)));
    }
  }

  @Test
  void aTableOfOurOwnBecomesSegments() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("segments.csv"),
            """
            id,name,language,description,owner,imprint,state,size,size_as_of,check_due_at,subjects,positive,negative,languages,content_types,territories,age_from,age_to,sensitive
            erstleser,"Eltern, Großeltern",de,"Sagt ""lesen""
            und übt",desk-a,a,active,1200,2026-11-20T00:00:00Z,2027-01-31,thema:YBD;thema:YFP,pelle|opa,,de,book|guide,DE|AT,5,8,no
            """);
    assertEquals(Exit.OK, run("segments", file.toString()), err.toString());
    Segment segment = segment("erstleser");
    assertEquals("Eltern, Großeltern", segment.name());
    assertEquals("Sagt \"lesen\"\nund übt", segment.description());
    assertEquals(
        List.of(new Subject("thema", "YBD"), new Subject("thema", "YFP")),
        segment.definition().subjects());
    assertEquals(List.of(new ItemId("pelle"), new ItemId("opa")), segment.definition().positive());
    assertEquals(
        new Segment.Rules(
            Set.of("de"),
            Set.of(ContentType.BOOK, ContentType.GUIDE),
            Set.of(),
            Set.of("DE", "AT"),
            new AgeRange(5, 8)),
        segment.definition().rules());
    assertEquals(new Segment.Reach(1_200, Instant.parse("2026-11-20T00:00:00Z")), segment.reach());
    assertEquals(Sensitivity.NONE, segment.sensitivity());
  }

  @Test
  void aCampaignExportBecomesSegmentsAndEachWrongRowIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("campaigns.csv"),
            """
            Campaign ID;Campaign Name;Status;Description;Number Of Contacts;Last Modified Date;Budgeted Cost
            701X0A;Küste;In Progress;Leser an der Küste;18400;2026-11-21T03:00:00Z;9000
            701X0B;Garten;Paused;Leser mit Garten;100;2026-11-21T03:00:00Z;0
            701X0C;;In Progress;Ohne Namen;100;2026-11-21T03:00:00Z;0
            701X0D;Viele;In Progress;Zahl;viele;2026-11-21T03:00:00Z;0
            701X0E;Kurz
            """);
    int code =
        run(
            "segments",
            file.toString(),
            "--imprint",
            "a",
            "--owner",
            "desk-a",
            "--language",
            "de",
            "--check-due-at",
            "2027-01-31");
    assertEquals(Exit.PARTLY, code, err.toString());
    assertEquals(Segment.State.ACTIVE, segment("701x0a").state());
    assertEquals(
        new Segment.Reach(18_400, Instant.parse("2026-11-21T03:00:00Z")),
        segment("701x0a").reach());
    List<String> faults = err.toString().lines().toList();
    assertEquals(4, faults.size(), err.toString());
    assertTrue(faults.get(0).startsWith("campaigns.csv:3: /state 'paused'"), faults.get(0));
    assertTrue(faults.get(1).startsWith("campaigns.csv:4: /name "), faults.get(1));
    assertTrue(faults.get(2).startsWith("campaigns.csv:5: /size "), faults.get(2));
    assertTrue(faults.get(3).startsWith("campaigns.csv:6: has 2 cells"), faults.get(3));
  }

  @Test
  void rulesThatAreWrongAreNamedAllAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.jsonl"),
            """
            {"schema":"colophon-segment/1","id":"s","imprint":"a","name":"N","language":"de","description":"D","state":"active","check_due_at":"2027-01-01","rules":{"languages":["deutsch"],"territories":["Germany"],"ages":{"from":9,"to":3}}}
            """);
    assertEquals(Exit.PARTLY, run("segments", file.toString()));
    for (String word : List.of("deutsch", "Germany", "9 to 3")) {
      assertTrue(err.toString().contains(word), err.toString());
    }
  }

  @Test
  void signalsComeInLineByLine() throws IOException {
    String track =
        "{\"type\":\"track\",\"messageId\":\"%s\",\"userId\":\"%s\",\"event\":\"Content"
            + " Viewed\",\"properties\":{\"item_id\":\"a\"},\"timestamp\":\"2026-11-20T00:00:00Z\",\"sentAt\":\"2026-11-20T00:00:05Z\"%s}\n";
    Path file =
        Files.writeString(
            folder.resolve("signals.jsonl"),
            track.formatted("m1", "p-1", CONSENT)
                + track.formatted("m2", "anna@example.org", CONSENT)
                + "{\n"
                + track.formatted("m3", "p-2", "")
                + track.formatted("m1", "p-1", CONSENT));
    assertEquals(Exit.PARTLY, run("signals", file.toString()));
    assertTrue(
        out.toString().contains("5 messages: consent_missing 1, kept 1, known 1, rejected 2"),
        out.toString());
    assertTrue(
        err.toString().contains("signals.jsonl:2: /userId is not a valid pseudonym"),
        err.toString());
    assertTrue(err.toString().contains("signals.jsonl:3: "), err.toString());
    assertFalse(err.toString().contains("anna"), err.toString());
    try (Stores stores = stores()) {
      assertEquals(3, stores.people().clear(new PersonRef("p-1")));
      assertEquals(0, stores.people().expire(TestRetention.USUAL, NOW));
    }
  }

  @Test
  void aPersonIsForgottenWhileNoServiceRuns() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("signals.jsonl"),
            "{\"type\":\"identify\",\"messageId\":\"m1\",\"userId\":\"q-forget-me\""
                + CONSENT
                + "}\n");
    assertEquals(Exit.OK, run("signals", file.toString()), err.toString());
    assertFalse(holding("q-forget-me").isEmpty(), "what is looked for can be found");
    assertEquals(Exit.OK, people("forget", "q-forget-me"), err.toString());
    assertTrue(out.toString().contains("2 rows removed"), out.toString());
    assertEquals(List.of(), holding("q-forget-me"));
    assertEquals(Exit.OK, people("forget", "q-forget-me", "--json"));
    assertTrue(out.toString().contains("\"rows\":0"), out.toString());
    assertEquals(Exit.USAGE, people("forget", "anna@example.org"));
    assertEquals(Exit.USAGE, people());
  }

  private List<String> holding(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (var files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains(text)) {
          found.add(file.toString());
        }
      }
    }
    return found;
  }

  private Segment segment(String id) {
    try (Stores stores = stores()) {
      return stores.audiences().find(new SegmentId(id)).orElseThrow().segment();
    }
  }

  private Stores stores() {
    return Stores.open(folder.resolve("data"), () -> NOW);
  }

  private int run(String kind, String... arguments) {
    return execute("import", kind, arguments);
  }

  private int people(String... arguments) {
    return arguments.length == 0 ? execute("people", null) : execute("people", null, arguments);
  }

  private int execute(
      String command, @org.jspecify.annotations.Nullable String kind, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    if (kind != null) {
      all.add(kind);
    }
    all.addAll(List.of(arguments));
    if (arguments.length > 0) {
      all.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
