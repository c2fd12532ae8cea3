package org.colophon.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.similarity.NearDuplicates.Pair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final SourceId CMS = new SourceId("cms");
  private static final Path BBC =
      Path.of(System.getProperty("colophon.root", "."), "..", "shared", "data", "bbc-news");
  private static final String FLOOD =
      "The river rose over night and stood at five metres in the morning. Volunteers filled bags of"
          + " sand behind the old mill while the fire brigade closed the gates of the harbour.";

  private final Catalog catalog = new MemoryCatalog(() -> AT);
  private final NearDuplicates duplicates = new NearDuplicates(catalog);
  private long order;

  @Test
  void findsATextThatWasEditedAndNoOther() {
    news("one", FLOOD);
    news("two", FLOOD.replace("five metres", "six metres"));
    news(
        "three", "A choir of forty pupils sings in the town hall on the first Sunday of December.");

    List<Pair> pairs = duplicates.pairs(10);

    assertEquals(1, pairs.size(), pairs::toString);
    assertEquals(new ItemId("one"), pairs.getFirst().item());
    assertEquals(new ItemId("two"), pairs.getFirst().other());
    assertTrue(pairs.getFirst().similarity() < 1, pairs::toString);
    assertEquals(pairs, duplicates.of(new ItemId("two"), 10));
    assertEquals(List.of(), duplicates.of(new ItemId("three"), 10));
    assertEquals(List.of(), duplicates.of(new ItemId("unknown"), 10));
    assertEquals(List.of(), duplicates.pairs(0));
  }

  @Test
  void followsTheCatalogue() {
    news("one", FLOOD);
    news("two", FLOOD);
    assertEquals(1.0, duplicates.pairs(10).getFirst().similarity());

    news("two", "Something else stands here now, and it is long enough to be a text of its own.");
    assertEquals(List.of(), duplicates.pairs(10));

    news("two", FLOOD);
    assertEquals(1, duplicates.pairs(10).size());
    catalog.record(new Submission.Deletion(new ItemId("one"), CMS, next(), AT));
    assertEquals(List.of(), duplicates.pairs(10));

    news("two", "Too short.");
    news("three", "Too short.");
    assertEquals(List.of(), duplicates.pairs(10));
  }

  @Test
  void editionsOfOneWorkAndItemsThatAreLinkedAreNoDuplicates() {
    book("hard", "Die Flut", "Mara Voss", null);
    book("soft", "Die Flut!", "Mara Voss", null);
    assertEquals(List.of(), duplicates.pairs(10));

    book("copy", "Die Flut", "Jan Ohm", null);
    assertEquals(2, duplicates.pairs(10).size());
    book("copy", "Die Flut", "Jan Ohm", new ItemId("hard"));
    assertEquals(List.of(new ItemId("soft")), others("copy"));
  }

  @Test
  void findsEditedRealArticlesAsAnExactComparisonDoes() throws IOException {
    assumeTrue(Files.isDirectory(BBC), "the labelled sets are not here: " + BBC);
    Map<String, String> texts = new TreeMap<>();
    Random random = new Random(20_261_122);
    for (Path folder : children(BBC).filter(Files::isDirectory).toList()) {
      for (Path file :
          children(folder).filter(f -> f.toString().endsWith(".txt")).limit(40).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String id = (folder.getFileName() + "-" + file.getFileName()).replace(".txt", "");
        texts.put(id, text);
        texts.put(id + "-edited", edited(text, random));
      }
    }
    texts.forEach(this::news);

    Set<String> found = new HashSet<>();
    duplicates.pairs(100_000).forEach(p -> found.add(p.item().value() + " " + p.other().value()));

    int near = 0;
    int missed = 0;
    List<String> wrong = new ArrayList<>();
    List<String> ids = List.copyOf(texts.keySet());
    List<Set<Long>> shingles =
        texts.values().stream()
            .map(text -> Shingles.of(Shingles.words(text), NearDuplicates.SHINGLE))
            .toList();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        double exact = resemblance(shingles.get(i), shingles.get(j));
        boolean reported = found.contains(ids.get(i) + " " + ids.get(j));
        near += exact >= 0.65 ? 1 : 0;
        missed += exact >= 0.65 && !reported ? 1 : 0;
        if (reported && exact < 0.35) {
          wrong.add(ids.get(i) + " " + ids.get(j) + " " + exact);
        }
      }
    }
    assertTrue(near >= 190, "nearly equal pairs: " + near);
    assertEquals(0, missed, "missed of " + near);
    assertEquals(List.of(), wrong);
  }

  /// As an editor would: a sentence less, one in ten sentences rewritten a little, a line more.
  private static String edited(String text, Random random) {
    List<String> sentences = new ArrayList<>(List.of(text.split("(?<=\\. )", -1)));
    if (sentences.size() > 3) {
      sentences.remove(1 + random.nextInt(sentences.size() - 2));
    }
    for (int i = 0; i < sentences.size(); i++) {
      if (random.nextInt(10) == 0) {
        sentences.set(i, sentences.get(i).replaceFirst("\\bthe\\b", "that very"));
      }
    }
    return String.join("", sentences) + " This article was updated on Tuesday.";
  }

  private static double resemblance(Set<Long> one, Set<Long> two) {
    Set<Long> smaller = one.size() < two.size() ? one : two;
    Set<Long> larger = smaller.equals(one) ? two : one;
    long common = smaller.stream().filter(larger::contains).count();
    return common / Math.max(1.0, (double) one.size() + two.size() - common);
  }

  private static Stream<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  private List<ItemId> others(String id) {
    return duplicates.of(new ItemId(id), 10).stream()
        .map(pair -> pair.item().value().equals(id) ? pair.other() : pair.item())
        .toList();
  }

  private void news(String id, String text) {
    write(id, ContentType.NEWS, "Title of " + id, text, List.of(), null);
  }

  private void book(String id, String title, String author, @Nullable ItemId repeats) {
    write(id, ContentType.BOOK, title, FLOOD, List.of(new Credit(null, author, "author")), repeats);
  }

  private void write(
      String id,
      ContentType type,
      String title,
      String text,
      List<Credit> credits,
      @Nullable ItemId repeats) {
    Item item =
        new Item(
            new ItemId(id),
            new ImprintId("books"),
            type,
            null,
            new Identity(CMS, id, null, null, repeats, null),
            new Content("en", title, null, text, credits, List.of(), null, null),
            Lifecycle.publishedAt(AT),
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, next(), AT, List.of()));
  }

  private OrderKey next() {
    return new OrderKey(0, ++order);
  }
}
