package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;

/// A catalogue to run over: texts of two imprints, made of a few words by a seed.
public final class Shelves {
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final SourceId FEED = new SourceId("feed");

  private static final List<String> WORDS =
      List.of(
          "Hafen",
          "Insel",
          "Garten",
          "Mord",
          "Liebe",
          "Krieg",
          "Küche",
          "Reise",
          "Winter",
          "Familie",
          "Kommissar",
          "Wölfe",
          "Archiv",
          "Zug",
          "Berge",
          "Meer",
          "Schule",
          "Geld",
          "Orgel",
          "Traum",
          "Politik",
          "Wirtschaft",
          "Fußball",
          "Rezepte",
          "Klima");

  private Shelves() {}

  /// Imprints, desk, source and two segments.
  public static void surround(Catalog catalog, Audiences audiences) {
    for (String imprint : List.of("kai", "mole")) {
      catalog.put(
          new Reference.OfImprint(new Imprint(new ImprintId(imprint), imprint, imprint + " GmbH")));
    }
    ImprintId kai = new ImprintId("kai");
    DeskId desk = new DeskId("desk");
    catalog.put(
        new Reference.OfDesk(new DeskRecord(desk, "Desk", kai, List.of("kim"), true, null)));
    source(catalog, FEED);
    for (String words : List.of("Mord Hafen Kommissar", "Küche Garten Rezepte")) {
      audiences.put(segment(kai, desk, words));
    }
  }

  /// A source of the imprint `kai`.
  static void source(Catalog catalog, SourceId id) {
    catalog.put(
        new Reference.OfSource(
            new Source(
                id,
                "Feed",
                new ImprintId("kai"),
                new DeskId("desk"),
                Set.of(),
                DeliveryCalendar.daily(ZoneId.of("Europe/Berlin")),
                null)));
  }

  private static Segment segment(ImprintId imprint, DeskId desk, String words) {
    return new Segment(
        new SegmentId(
            words
                .substring(0, words.indexOf(' '))
                .toLowerCase(java.util.Locale.ROOT)
                .replace("ü", "ue")),
        imprint,
        words,
        "de",
        "Menschen mit " + words,
        desk,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        new Segment.Reach(1_200, NOW),
        NOW.plus(Duration.ofDays(90)),
        false);
  }

  /// Records items `item-0000` to `item-(many - 1)`, every third one of the imprint `mole`.
  public static void fill(Catalog catalog, int many, long seed) {
    Random random = new Random(seed);
    List<Submission> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(stated(i, text(random), 1));
    }
    catalog.recordAll(all);
  }

  public static ItemId id(int number) {
    return new ItemId("item-%04d".formatted(number));
  }

  /// Gives an item another text.
  public static void rewrite(Catalog catalog, int number, String text, long position) {
    catalog.record(stated(number, text, position));
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < 4; sentence++) {
      text.append("Ein Text über ")
          .append(word(random))
          .append(", ")
          .append(word(random))
          .append(" und ")
          .append(word(random))
          .append(".\n\n");
    }
    return text.toString().strip();
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static Submission stated(int number, String text, long position) {
    return stated(
        number,
        new Content("de", "Titel " + number, null, text, List.of(), List.of(), null, null),
        FEED,
        position);
  }

  /// An item in another language or of another source, its text the same for each number.
  static Submission stated(int number, String language, SourceId source, long position) {
    String text = text(new Random(number));
    return stated(
        number,
        new Content(language, "Titel " + number, null, text, List.of(), List.of(), null, null),
        source,
        position);
  }

  private static Submission stated(int number, Content content, SourceId source, long position) {
    ItemId id = id(number);
    Item item =
        new Item(
            id,
            new ImprintId(number % 3 == 2 ? "mole" : "kai"),
            number % 2 == 0 ? ContentType.NEWS : ContentType.BOOK,
            new DeskId("desk"),
            new Identity(source, id.value(), null, "https://example.org/" + id, null, null),
            content,
            Lifecycle.publishedAt(NOW.minus(Duration.ofDays(3))),
            List.of(),
            List.of(),
            List.of());
    return new Submission.WholeItem(item, new OrderKey(0, position), NOW, List.of());
  }
}
