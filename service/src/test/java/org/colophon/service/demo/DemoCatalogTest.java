package org.colophon.service.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.editorial.testing.MemoryPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The demo's data are what the README promises.
class DemoCatalogTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final DemoCatalog DEMO = DemoCatalog.laidAt(NOW);
  private static final Map<ItemId, Item> ITEMS =
      DEMO.items().stream()
          .map(WholeItem::item)
          .collect(Collectors.toMap(Item::id, Function.identity()));

  @Test
  void hasAtLeast150ItemsTwoThirdsOfThemGerman() {
    long german = ITEMS.values().stream().filter(i -> i.content().language().equals("de")).count();
    double share = (double) german / ITEMS.size();
    assertTrue(ITEMS.size() >= 150, ITEMS.size() + " items");
    assertTrue(share >= 0.62 && share <= 0.72, german + " of " + ITEMS.size() + " are German");
    assertEquals(
        Set.of("de", "en"),
        ITEMS.values().stream().map(i -> i.content().language()).collect(Collectors.toSet()));
  }

  @Test
  void everyTextHas60To200Words() {
    Map<String, Integer> outside = new TreeMap<>();
    for (Item item : ITEMS.values()) {
      int words = item.content().text().strip().split("\\s+", -1).length;
      if (words < 60 || words > 200) {
        outside.put(item.id().value(), words);
      }
    }
    assertEquals(Map.of(), outside);
  }

  @Test
  void noTextTitleOrIdStandsTwice() {
    assertEquals(
        ITEMS.size(), ITEMS.values().stream().map(i -> i.content().text()).distinct().count());
    assertEquals(
        ITEMS.size(), ITEMS.values().stream().map(i -> i.content().title()).distinct().count());
    List<String> products =
        ITEMS.values().stream()
            .flatMap(i -> i.products().stream())
            .flatMap(p -> Stream.of(p.id().value(), String.valueOf(p.isbn13())))
            .toList();
    assertEquals(products.size(), new HashSet<>(products).size());
    assertEquals(DEMO.items().size(), ITEMS.size());
  }

  @Test
  void everyReferenceResolves() {
    Set<String> known = new HashSet<>();
    for (Reference reference : DEMO.references()) {
      known.add(
          switch (reference) {
            case Reference.OfImprint(var imprint) -> "imprint " + imprint.id();
            case Reference.OfDesk(var desk) -> "desk " + desk.id();
            case Reference.OfSource(var source) -> "source " + source.id();
            case Reference.OfContributor(var contributor) -> "contributor " + contributor.id();
            case Reference.OfSeries(var series) -> "series " + series.id();
            case Reference.OfEvent(var event) -> "event " + event.id();
            case Reference.OfAward(var award) -> "award " + award.id();
          });
    }
    ITEMS.keySet().forEach(id -> known.add("item " + id));
    DEMO.segments().forEach(segment -> known.add("segment " + segment.id()));
    List<String> missing =
        Stream.of(
                ITEMS.values().stream().flatMap(DemoCatalogTest::named),
                DEMO.segments().stream()
                    .flatMap(s ->
                        Stream.concat(
                            Stream.of("imprint " + s.imprint(), "desk " + s.owner()),
                            Stream.concat(
                                    s.definition().positive().stream(),
                                    s.definition().negative().stream())
                                .map(id -> "item " + id))),
                awards()
                    .flatMap(a ->
                        Stream.of("item " + a.item(), named("award", a.overtakenBy()))
                            .filter(Objects::nonNull)),
                DEMO.messages().stream().flatMap(DemoCatalogTest::named))
            .flatMap(Function.identity())
            .filter(name -> !known.contains(name))
            .distinct()
            .toList();
    assertEquals(List.of(), missing);
  }

  private static Stream<String> named(Item item) {
    return Stream.of(
            Stream.of(
                "imprint " + item.imprint(),
                "source " + item.identity().source(),
                named("desk", item.desk()),
                named("item", item.identity().supersededBy()),
                named("item", item.identity().duplicateOf()),
                item.content().series() == null ? null : "series " + item.content().series().id()),
            item.content().credits().stream().map(c -> named("contributor", c.id())),
            item.events().stream().map(id -> "event " + id),
            item.awards().stream().map(id -> "award " + id))
        .flatMap(Function.identity())
        .filter(Objects::nonNull);
  }

  private static @Nullable String named(String kind, @Nullable Object id) {
    return id == null ? null : kind + " " + id;
  }

  @Test
  void has14SegmentsWithOwnerReachCheckAndExamples() {
    assertEquals(14, DEMO.segments().size());
    for (var segment : DEMO.segments()) {
      assertAll(
          segment.id().value(),
          () -> assertTrue(segment.owner() != null),
          () -> assertTrue(segment.reach() != null && segment.reach().size() > 0),
          () -> assertTrue(segment.definition().positive().size() >= 1),
          () -> assertTrue(segment.definition().negative().size() >= 1));
    }
    assertEquals(
        List.of("seg-kochabend-gastgeber"),
        DEMO.segments().stream()
            .filter(s -> s.checkDueAt().isBefore(NOW))
            .map(s -> s.id().value())
            .toList());
  }

  @Test
  void booksHaveOneToFourProductsWithPricesForThreeCountries() {
    for (WholeItem whole : DEMO.items()) {
      int products = whole.item().products().size();
      if (whole.item().type() != ContentType.BOOK) {
        assertEquals(0, products, whole.item().id().value());
        continue;
      }
      assertTrue(products >= 1 && products <= 4, whole.item().id().value());
      for (var product : whole.item().products()) {
        Set<String> priced =
            whole.facts().stream()
                .filter(f -> f.key().type() == FactType.PRICE)
                .filter(f -> f.key().entity().equals(new EntityRef.OfProduct(product.id())))
                .map(f -> f.key().qualifier())
                .collect(Collectors.toSet());
        assertEquals(Set.of("DE", "AT", "CH"), priced, product.id().value());
      }
    }
    assertEquals(4, item("hafenlicht").products().size());
  }

  @Test
  void holdsTheCasesThatTheGateIsWatchedWith() {
    assertEquals(
        new FactValue.Moment(NOW.plus(Duration.ofMinutes(2))),
        fact("nebelkai", FactType.EMBARGO_UNTIL).value());
    assertEquals(
        new FactValue.Code("forthcoming"), fact("das-zweite-ufer", FactType.TRADE_STATE).value());
    assertEquals(
        NOW.plus(Duration.ofMinutes(5)), fact("hafenlicht", FactType.BESTSELLER).validTo());
    assertEquals(
        "aw-nordsee-schleuse-win", String.valueOf(award("aw-nordsee-salz-short").overtakenBy()));
    assertTrue(
        DEMO.references().stream()
            .anyMatch(r ->
                r instanceof Reference.OfEvent(var event)
                    && event.status() == Event.Status.CANCELLED));
    assertEquals(
        new ItemId("vorsorge-und-pflege-2026"),
        item("vorsorge-und-pflege-2024").identity().supersededBy());
    assertEquals(
        Correction.CORRECTED, item("stadtbibliothek-oeffnet-sonntags").lifecycle().correction());
    assertTrue(item("kein-ort-fuer-anker").desk() == null);
    assertEquals(ContentType.BOOK, item("ein-rezept-fuer-regentage").type());
    assertEquals(ContentType.NEWS, item("amtliche-bekanntmachung-wegerecht").type());
  }

  @Test
  void twoContributorsShareOneName() {
    Map<String, Set<String>> ids = new TreeMap<>();
    for (Reference reference : DEMO.references()) {
      if (reference instanceof Reference.OfContributor(var contributor)) {
        ids.computeIfAbsent(contributor.name(), name -> new HashSet<>())
            .add(contributor.id().value());
      }
    }
    assertEquals(
        List.of("Anna Berger"),
        ids.entrySet().stream()
            .filter(e -> e.getValue().size() == 2)
            .map(Map.Entry::getKey)
            .toList());
    long books =
        ITEMS.values().stream()
            .filter(i ->
                i.content().credits().stream().map(Credit::name).anyMatch("Anna Berger"::equals))
            .count();
    assertTrue(books >= 2, books + " items are by an Anna Berger");
  }

  @Test
  void isTakenWholeAndTwoSourcesDisagreeOnOnePrice() {
    MemoryCatalog catalog = new MemoryCatalog(() -> NOW);
    var loaded = DEMO.loadInto(catalog, new MemoryAudiences());
    assertEquals(List.of(), loaded.refused());
    assertEquals(ITEMS.size(), loaded.items());
    try (var view = catalog.view()) {
      var prices =
          view.facts(new ItemId("das-stille-netz")).stream()
              .filter(f -> f.key().entity().text().equals("product:das-stille-netz-hc"))
              .filter(f -> f.key().type() == FactType.PRICE && f.key().qualifier().equals("DE"))
              .collect(Collectors.toMap(f -> f.source().value(), f -> f.value()));
      assertEquals(Set.of("trade-feed", "shop-feed"), prices.keySet());
      assertEquals(2, new HashSet<>(prices.values()).size());
    }
  }

  @Test
  void laidAgainMovesDatesAndKeepsTexts() {
    MemoryCatalog catalog = new MemoryCatalog(() -> NOW);
    MemoryAudiences audiences = new MemoryAudiences();
    DEMO.loadInto(catalog, audiences);
    Instant later = NOW.plus(Duration.ofDays(9));
    ItemId id = new ItemId("nebelkai");
    String before;
    try (var view = catalog.view()) {
      before = view.item(id).orElseThrow().hashes().text();
    }
    var loaded = DemoCatalog.laidAt(later).loadInto(catalog, audiences);
    assertEquals(List.of(), loaded.refused());
    try (var view = catalog.view()) {
      assertEquals(before, view.item(id).orElseThrow().hashes().text());
      assertTrue(
          view.facts(id).stream()
              .anyMatch(f ->
                  f.key().type() == FactType.EMBARGO_UNTIL
                      && f.value()
                          .equals(new FactValue.Moment(later.plus(Duration.ofMinutes(2))))));
    }
  }

  @Test
  void itsPeopleAgreedAndWhatTheyDidIsKept() {
    MemoryPeople people = new MemoryPeople();
    List<SignalOutcome> first = DEMO.loadSignals(people, TestRetention.USUAL);
    assertTrue(first.size() >= 150);
    assertEquals(Set.of(SignalOutcome.KEPT), Set.copyOf(first));
    DemoCatalog later = DemoCatalog.laidAt(NOW.plus(Duration.ofDays(9)));
    assertEquals(
        Set.of(SignalOutcome.KEPT), Set.copyOf(later.loadSignals(people, TestRetention.USUAL)));
  }

  private static Stream<String> named(SignalMessage message) {
    return switch (message.payload()) {
      case SignalMessage.Payload.Interactions(var deeds) ->
          deeds.stream()
              .map(SignalMessage.Interaction::about)
              .flatMap(a ->
                  a instanceof SignalTarget.OfItem(var id) ? Stream.of("item " + id) : Stream.of());
      case SignalMessage.Payload.Memberships(var segments) ->
          segments.stream().map(id -> "segment " + id);
      case SignalMessage.Payload.ConsentOnly _,
          SignalMessage.Payload.Unused _,
          SignalMessage.Payload.AnswerFeedback _,
          SignalMessage.Payload.Ended _,
          SignalMessage.Payload.ChildNotice _ ->
          Stream.of();
    };
  }

  private static Item item(String id) {
    return Optional.ofNullable(ITEMS.get(new ItemId(id))).orElseThrow();
  }

  private static StatedFact fact(String id, FactType type) {
    return DEMO.items().stream()
        .filter(w -> w.item().id().value().equals(id))
        .flatMap(w -> w.facts().stream())
        .filter(f -> f.key().type() == type)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Award> awards() {
    return DEMO.references().stream()
        .flatMap(r -> r instanceof Reference.OfAward(var award) ? Stream.of(award) : Stream.of());
  }

  private static Award award(String id) {
    return awards().filter(a -> a.id().value().equals(id)).findFirst().orElseThrow();
  }
}
