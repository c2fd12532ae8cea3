package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.service.testing.TestImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchImportTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private Instant now = START;
  private final MemoryCatalog catalog = new MemoryCatalog(() -> now);
  private final MemoryAudiences audiences = new MemoryAudiences();
  private final List<LineResult> results = new ArrayList<>();

  @Test
  void reportsBadLinesWithTheirNumbersAndTakesTheRest() throws IOException {
    ImportSummary summary =
        lines(item("a", "Eins.") + "\n\n{\"schema\":\n" + item("b", "Zwei.") + "\n{}\n");
    assertEquals(new ImportSummary(2, 0, 0, 2), summary);
    assertEquals(
        List.of("f:3 not_json", "f:5 missing_field"),
        rejected().stream().map(r -> r.place() + " " + r.code()).toList());
  }

  @Test
  void theSameDeliveryAgainConfirmsAndChangesNothing() throws IOException {
    String delivery = item("a", "Eins.") + "\n" + item("b", "Zwei.") + "\n";
    lines(delivery);
    now = START.plusSeconds(3_600);
    assertEquals(new ImportSummary(0, 2, 0, 0), lines(delivery));
    try (var view = catalog.view()) {
      assertEquals(1, view.item(new ItemId("a")).orElseThrow().number());
    }
  }

  @Test
  void aLaterDeliveryWithAnotherTextChangesTheItem() throws IOException {
    lines(item("a", "Eins."));
    now = START.plusSeconds(1);
    assertEquals(new ImportSummary(1, 0, 0, 0), lines(item("a", "Eins, neu.")));
  }

  @Test
  void anOlderOrderOfTheRecordsOwnIsKeptAsHistory() throws IOException {
    lines(item("a", "Eins."));
    String older =
        item("a", "Älter.")
            .replace("\"source\"", "\"order\":{\"epoch\":0,\"position\":7},\"source\"");
    assertEquals(new ImportSummary(0, 0, 1, 0), lines(older));
  }

  @Test
  void anItemThatStandsTwiceIsRefusedTheSecondTime() throws IOException {
    assertEquals(
        new ImportSummary(1, 0, 0, 1), lines(item("a", "Eins.") + "\n" + item("a", "Zwei.")));
    assertEquals("repeated", rejected().getFirst().code());
  }

  @Test
  void whatTheCatalogueRefusesIsReportedWithItsPlace() throws IOException {
    lines(item("a", "Eins."));
    lines(item("a", "Eins.").replace("cms", "other"));
    assertEquals("other_source", rejected().getFirst().code());
    assertEquals("f:1", rejected().getFirst().place().toString());
  }

  @Test
  void takesMoreThanOneBatchInOrder() throws IOException {
    StringBuilder delivery = new StringBuilder();
    int count = 2 * 500 + 7;
    for (int i = 1; i <= count; i++) {
      delivery.append(item("i-" + i, "Text " + i + ".")).append('\n');
    }
    assertEquals(count, lines(delivery.toString()).changed());
    assertEquals(
        List.of("f:1", "f:501", "f:1007"),
        List.of(0, 500, 1_006).stream().map(i -> results.get(i).place().toString()).toList());
  }

  @Test
  void survivesBinaryJunk() throws IOException {
    long seed = new Random().nextLong();
    byte[] junk = new byte[400_000];
    new Random(seed).nextBytes(junk);
    ImportSummary summary = run(new JsonLines("f", new ByteArrayInputStream(junk)));
    assertEquals(0, summary.read() - summary.rejected(), "seed " + seed);
  }

  @Test
  void aLineBeyondTheLimitIsSkippedAndTheNextOneTaken() throws IOException {
    byte[] huge = new byte[JsonLines.MAX_LINE + 10];
    Arrays.fill(huge, (byte) 'x');
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream(huge),
            new ByteArrayInputStream(("\n" + item("a", "Eins.")).getBytes(StandardCharsets.UTF_8)));
    assertEquals(new ImportSummary(1, 0, 0, 1), run(new JsonLines("f", in)));
    assertEquals("too_long", rejected().getFirst().code());
  }

  @Test
  void aFileThatBreaksOffLeavesWhatWasReadRecorded() {
    RecordStream breaking =
        sink -> {
          new JsonLines(
                  "f",
                  new ByteArrayInputStream(item("a", "Eins.").getBytes(StandardCharsets.UTF_8)))
              .forEach(sink);
          throw new IOException("disk gone");
        };
    assertThrows(IOException.class, () -> run(breaking));
    try (var view = catalog.view()) {
      assertTrue(view.item(new ItemId("a")).isPresent());
    }
  }

  @Test
  void readsAFolderPerTopicWithOldEncodingAndReportsEmptyFiles(@TempDir Path folder)
      throws IOException {
    Path topic = Files.createDirectories(folder.resolve("sport"));
    Files.write(
        topic.resolve("001.txt"),
        "Ein Titel\r\n\r\nCaf\u00e9.\r\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(topic.resolve("002.txt"), "");
    ImportSummary summary =
        run(
            DeliveryReaders.open(
                folder, Manifest.NONE, List.of("DE", "AT", "CH"), java.time.Instant.EPOCH));
    assertEquals(new ImportSummary(1, 0, 0, 1), summary);
    assertEquals("sport/002.txt:1", rejected().getFirst().place().toString());
    try (var view = catalog.view()) {
      var content = view.item(new ItemId("bbc-sport-001")).orElseThrow().item().content();
      assertEquals("Café.", content.text());
      assertEquals("bbc:sport", content.subjects().getFirst().toString());
    }
  }

  @Test
  void readsBookRecordsWithBareAmpersandsAndReportsBrokenOnes(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("books.txt");
    Files.writeString(
        file,
        """
        <book date="2019-01-04" xml:lang="de">
        <title>Licht & Schatten &amp; mehr</title>
        <body>Eins < zwei.
        Zweite Zeile.</body>
        <categories>
        <category><topic d="0">Roman</topic><topic d="1" label="True">Krimi & Thriller</topic></category>
        </categories>
        <authors>Marit Janssen, Ruben Aschoff</authors>
        <published>2013-07-22</published>
        <isbn>9783161484100</isbn>
        <url>https://books.example/1%0A</url>
        </book>
        <book date="2019-01-04" xml:lang="de">
        <title>Abgebrochen</title>
        <book date="2019-01-04" xml:lang="de">
        <title>Ohne Nummer</title>
        </book>
        stray
        """);
    ImportSummary summary =
        run(
            DeliveryReaders.open(
                file, Manifest.NONE, List.of("DE", "AT", "CH"), java.time.Instant.EPOCH));
    assertEquals(new ImportSummary(1, 0, 0, 3), summary);
    assertEquals(
        List.of("books.txt:13", "books.txt:15", "books.txt:18"),
        rejected().stream().map(r -> r.place().toString()).toList());
    try (var view = catalog.view()) {
      var item = view.item(new ItemId("book-9783161484100")).orElseThrow().item();
      assertEquals("Licht & Schatten & mehr", item.content().title());
      assertEquals("Eins < zwei.\nZweite Zeile.", item.content().text());
      assertEquals(
          List.of("blurb-genre:Krimi & Thriller", "blurb-genre:Roman"),
          item.content().subjects().stream().map(Object::toString).toList());
      assertEquals(2, item.content().credits().size());
      assertEquals("https://books.example/1", item.identity().canonicalUrl());
    }
  }

  private static String item(String id, String text) {
    return """
    {"schema":"colophon-item/1","id":"%s","source":"cms","content_type":"news","title":"T","text":"%s","lifecycle":{"state":"published"}}\
    """
        .formatted(id, text);
  }

  private ImportSummary lines(String text) throws IOException {
    return run(new JsonLines("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private ImportSummary run(RecordStream records) throws IOException {
    DeliveryDefaults.Presets presets =
        new DeliveryDefaults.Presets(
            new SourceId("files"), new ImprintId("abendbogen"), null, null, "de");
    results.clear();
    return TestImport.run(catalog, audiences, () -> now, records, presets, results::add);
  }

  private List<LineResult.Rejected> rejected() {
    return results.stream()
        .filter(LineResult.Rejected.class::isInstance)
        .map(LineResult.Rejected.class::cast)
        .toList();
  }

  @Test
  void aBatchThatTheServiceRefusesIsSentOnce() {
    List<byte[]> sent = new ArrayList<>();
    BatchImport delivery =
        new BatchImport(lines -> {
          sent.add(lines);
          throw new IOException("503");
        });
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      items.append(item("i-" + i, "Text.")).append('\n');
    }
    RecordStream records =
        new JsonLines(
            "f", new ByteArrayInputStream(items.toString().getBytes(StandardCharsets.UTF_8)));
    assertThrows(
        IOException.class, () -> delivery.run(records, Manifest.NONE.presets(), results::add));
    assertEquals(1, sent.size());
  }
}
