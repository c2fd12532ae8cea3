package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.service.testing.TestImport;
import org.junit.jupiter.api.Test;

/// Real catalogues, where they lie beside the repository.
class RealInputTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final MemoryCatalog catalog = new MemoryCatalog(() -> NOW);
  private final List<String> rejected = new ArrayList<>();

  @Test
  void all2225NewsArticlesAreReadWithTitleTextTopicAndDate() throws IOException {
    ImportSummary summary =
        run(
            data("bbc-news"),
            "source: bbc\nimprint: bbc\ndesk: bbc-desk\npublished_at: 2005-12-31");
    assertEquals(List.of(), rejected);
    assertEquals(new ImportSummary(2_225, 0, 0, 0), summary);
    Map<String, Integer> topics = new TreeMap<>();
    for (Item item : items()) {
      topics.merge(item.content().subjects().getFirst().code(), 1, Integer::sum);
      assertEquals("en", item.content().language());
      assertEquals(ContentType.ARCHIVE, item.type());
      assertTrue(item.content().title().length() <= 60, item.id() + " has a title of one line");
      assertTrue(item.content().text().length() > 300, item.id() + " has a text");
      assertEquals(Instant.parse("2005-12-30T23:00:00Z"), item.lifecycle().publishedAt());
    }
    assertEquals(
        Map.of("business", 510, "entertainment", 386, "politics", 417, "sport", 511, "tech", 401),
        topics);
  }

  @Test
  void all1039BlurbsAreReadAsWorksWithOneProduct() throws IOException {
    ImportSummary summary =
        run(
            data("germeval2019-task1").resolve("blurbs_dev_a.txt"),
            "source: blurbs\nimprint: books\ndesk: books-desk");
    assertEquals(List.of(), rejected);
    assertEquals(new ImportSummary(1_039, 0, 0, 0), summary);
    int withoutIsbn = 0;
    int withoutAuthor = 0;
    int subjects = 0;
    for (Item item : items()) {
      assertEquals("de", item.content().language());
      assertEquals(1, item.products().size());
      assertTrue(item.lifecycle().publishedAt() != null);
      withoutIsbn += item.products().getFirst().isbn13() == null ? 1 : 0;
      withoutAuthor += item.content().credits().isEmpty() ? 1 : 0;
      subjects += item.content().subjects().size();
      assertTrue(
          String.valueOf(item.identity().canonicalUrl()).endsWith(".rhd"), item.id().value());
    }
    assertEquals(4, withoutIsbn, "toys and games carry another number");
    assertEquals(17, withoutAuthor);
    assertTrue(subjects > 2 * 1_039, subjects + " genres");
  }

  private ImportSummary run(Path path, String yaml) throws IOException {
    assumeTrue(Files.exists(path), path + " is not here");
    Manifest manifest = Manifest.read(yaml, ZoneId.of("Europe/Berlin"));
    return TestImport.run(
        catalog,
        new MemoryAudiences(),
        () -> NOW,
        DeliveryReaders.open(path, manifest, List.of("DE", "AT", "CH"), Instant.EPOCH),
        manifest.presets(),
        result -> {
          if (result instanceof LineResult.Rejected bad) {
            rejected.add(bad.sentence());
          }
        });
  }

  private List<Item> items() {
    try (var view = catalog.view()) {
      List<ItemId> ids = view.items("", 10_000);
      return ids.stream().map(id -> view.item(id).orElseThrow().item()).toList();
    }
  }

  private static Path data(String folder) {
    return Path.of(System.getProperty("colophon.root", "."), "..", "shared", "data", folder);
  }
}
