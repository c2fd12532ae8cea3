package org.colophon.eval.replay;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// A generator of catalogue scripts: items, their scenarios, feeds that stop and go on, and the
/// instants at which readers look. Times are in whole minutes; a third of the readers look at the
/// moment of a change, just before or just after it.
final class ScriptWriter {
  static final SourceId TRADE = new SourceId("trade");
  static final SourceId SHOP = new SourceId("shop");
  static final SourceId EDITORS = new SourceId("editors");

  /// A Monday four weeks before the clocks change.
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  static final int DAYS = 42;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int ITEMS = 300;
  private static final int ORDINARY_LOOKS = 84;
  private static final int LOOKS_AT_CHANGES = 56;

  private final Random random;
  private final List<ReplayEvent> events = new ArrayList<>();
  private final List<ItemId> items = new ArrayList<>();
  private final Set<String> statements = new LinkedHashSet<>();
  private final List<Instant> changes = new ArrayList<>();

  ScriptWriter(Random random) {
    this.random = random;
  }

  CatalogueScript write() {
    references();
    ItemScenarios scenarios = new ItemScenarios(this);
    TradeScenarios trade = new TradeScenarios(this);
    for (int i = 0; i < ITEMS; i++) {
      ReplayItem item = newItem(i);
      items.add(item.id());
      see(CatalogueScript.item(item.id()));
      Instant first = i % 7 == 3 ? moment() : START.plusSeconds(60 + i);
      scenarios.apply(item, first, i / 6);
      if (item.isBook()) {
        trade.apply(item, first, random.nextInt(16));
      }
    }
    feeds();
    holds();
    events.sort(Comparator.comparing(ReplayEvent::at));
    return new CatalogueScript(items, events, asked(), List.copyOf(statements));
  }

  /// An instant somewhere inside the life.
  Instant moment() {
    Instant at = START.plus(Duration.ofMinutes(1440L + random.nextInt((DAYS - 4) * 1440)));
    changes.add(at);
    return at;
  }

  /// An instant one hour to six days later.
  Instant after(Instant earlier) {
    Instant at = earlier.plus(Duration.ofMinutes(60L + random.nextInt(6 * 1440)));
    changes.add(at);
    return at;
  }

  /// A change that a reader may be sent to look at.
  void change(Instant at) {
    changes.add(at);
  }

  void add(ReplayEvent event) {
    events.add(event);
  }

  void see(String statement) {
    statements.add(statement);
  }

  void price(ItemId item, BigDecimal amount) {
    see(CatalogueScript.price(item, amount));
  }

  private ReplayItem newItem(int i) {
    ContentType type =
        switch (i % 6) {
          case 0, 1, 2 -> ContentType.BOOK;
          case 3 -> ContentType.NEWS;
          case 4 -> i % 12 == 4 ? ContentType.ARCHIVE : ContentType.PAGE;
          default -> ContentType.GUIDE;
        };
    ItemId id = new ItemId(String.format(Locale.ROOT, "i%03d", i));
    List<ProductId> products = new ArrayList<>();
    if (type == ContentType.BOOK) {
      products.add(new ProductId(id + "-hc"));
      if (i % 4 == 0) {
        products.add(new ProductId(id + "-eb"));
      }
    }
    String subject = i % 10 == 1 ? "LNA" : i % 10 == 2 ? "FF" : "FB";
    ReplayItem.Belonging belongs =
        new ReplayItem.Belonging(
            i % 5 == 0 ? "nord" : "sued", i % 20 == 7 ? "closing" : "desk", subject);
    return new ReplayItem(id, type, belongs, life(type, i), null, products);
  }

  /// Guides and some books were published so long ago that a check falls due within the life.
  private Lifecycle life(ContentType type, int i) {
    Instant published = START.minus(Duration.ofDays(1 + random.nextInt(200)));
    Instant checked = null;
    if (type == ContentType.GUIDE && i % 3 == 2) {
      published = monthsBefore(moment(), 24);
    } else if (type == ContentType.BOOK && i % 10 == 1) {
      published = START.minus(Duration.ofDays(900));
      checked = monthsBefore(moment(), 18);
    }
    return new Lifecycle(SourceState.PUBLISHED, published, null, null, checked, Correction.NONE);
  }

  private static Instant monthsBefore(Instant due, int months) {
    return due.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
  }

  private void references() {
    DeliveryCalendar daily = DeliveryCalendar.daily(BERLIN);
    DeliveryCalendar weekdays =
        new DeliveryCalendar(
            Duration.ofDays(1), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), BERLIN);
    source(TRADE, EnumSet.of(FactType.AVAILABILITY, FactType.TRADE_STATE), daily);
    source(SHOP, EnumSet.of(FactType.PRICE), weekdays);
    source(EDITORS, EnumSet.noneOf(FactType.class), daily);
    desk("desk", true, START);
    desk("closing", true, START);
    desk("closing", false, day(30, 16));
  }

  private void source(SourceId id, Set<FactType> decides, DeliveryCalendar calendar) {
    Source source =
        new Source(id, id.value(), new ImprintId("nord"), null, decides, calendar, null);
    add(new ReplayEvent.ReferencePut(START, new Reference.OfSource(source)));
  }

  private void desk(String id, boolean active, Instant at) {
    DeskRecord desk =
        new DeskRecord(new DeskId(id), id, new ImprintId("nord"), List.of("kim"), active);
    add(new ReplayEvent.ReferencePut(at, new Reference.OfDesk(desk)));
    change(at);
  }

  /// The shop's feed stops for eight days, the trade's for six; both go on.
  private void feeds() {
    for (int day = 0; day < DAYS; day++) {
      boolean weekday = day % 7 < 5;
      if (weekday && (day < 9 || day > 17)) {
        add(new ReplayEvent.DeliveryCompleted(day(day, 5), SHOP));
      }
      if (day < 24 || day > 30) {
        add(new ReplayEvent.DeliveryCompleted(day(day, 4), TRADE));
      }
      add(new ReplayEvent.DeliveryCompleted(day(day, 3), EDITORS));
    }
    change(day(18, 5));
    change(day(31, 4));
  }

  private void holds() {
    Instant scandal = day(20, 10);
    add(
        new ReplayEvent.HoldPlaced(
            scandal, hold("nord", new Hold.Scope.OfImprint(new ImprintId("nord")), scandal, null)));
    add(new ReplayEvent.HoldLifted(scandal.plus(6, ChronoUnit.HOURS), "nord"));
    Instant disaster = day(33, 8);
    Hold.Scope subject = new Hold.Scope.OfSubject(new Subject("thema", "FF"));
    add(
        new ReplayEvent.HoldPlaced(
            disaster.minus(5, ChronoUnit.HOURS), hold("ff", subject, disaster, day(34, 8))));
    for (Instant at : List.of(scandal, day(20, 16), disaster, day(34, 8))) {
      change(at);
    }
  }

  static Hold hold(String id, Hold.Scope scope, Instant from, @Nullable Instant until) {
    return new Hold(id, scope, "a reason", "the editor in charge", from, until);
  }

  private static Instant day(int day, int hour) {
    return START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
  }

  private Map<Instant, Boolean> asked() {
    Map<Instant, Boolean> asked = new TreeMap<>();
    for (int i = 0; i < ORDINARY_LOOKS; i++) {
      long seconds = (DAYS - 1) * 86_400L;
      asked.put(START.plusSeconds(7_200 + random.nextInt((int) seconds)), false);
    }
    int[] around = {0, 0, -1, 1, 30};
    List<Instant> some = new ArrayList<>(new LinkedHashSet<>(changes));
    Collections.shuffle(some, random);
    some.removeIf(at -> at.isAfter(START.plus(Duration.ofDays(DAYS + 5L))));
    some.removeIf(at -> !at.isAfter(START.plusSeconds(3_600)));
    for (int i = 0; i < LOOKS_AT_CHANGES; i++) {
      asked.put(some.get(i).plusSeconds(around[i % around.length]), true);
    }
    return asked;
  }
}
