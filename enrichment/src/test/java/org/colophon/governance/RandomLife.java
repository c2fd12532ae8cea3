package org.colophon.governance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Life.Step;

/// Random lives of a small catalogue, from a narrow domain, so that equal order keys, conflicts,
/// late arrivals and instants that collide are frequent. The same for the same random numbers.
public final class RandomLife extends RandomMoments {
  static final ItemId NOVEL = new ItemId("novel");
  static final ItemId LAW = new ItemId("law-book");
  static final ItemId NEWS = new ItemId("news");
  static final ItemId GUIDE = new ItemId("guide");
  static final ItemId ARCHIVE = new ItemId("archive");
  public static final List<ItemId> ITEMS = List.of(NOVEL, LAW, NEWS, GUIDE, ARCHIVE);
  public static final ImprintId IMPRINT = new ImprintId("nordufer");
  static final ImprintId OTHER = new ImprintId("sommerfeld");
  static final DeskId DESK = new DeskId("desk");
  static final SourceId FEED = new SourceId("feed");
  static final SourceId SHOP = new SourceId("shop");
  static final SourceId ERP = new SourceId("erp");
  static final List<SourceId> SOURCES = List.of(FEED, SHOP, ERP);

  private static final Set<ImprintId> BOTH = Set.of(IMPRINT, OTHER);
  private static final List<Event.Status> OVER =
      List.of(Event.Status.CANCELLED, Event.Status.MOVED);
  private static final List<AgeRange> AGES =
      List.of(
          new AgeRange(6, 8),
          AgeRange.from(8),
          AgeRange.from(11),
          new AgeRange(14, 99),
          AgeRange.from(18));
  private static final List<EventId> EVENTS = List.of(new EventId("fair"), new EventId("reading"));
  private static final List<AwardId> AWARDS = List.of(new AwardId("prize"), new AwardId("medal"));

  private final RandomFacts facts;

  public RandomLife(Random random) {
    super(random);
    this.facts = new RandomFacts(random);
  }

  /// A whole life: what must be known first, one statement of most items, then anything.
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(surroundings());
    ItemId hero = oneOf(ITEMS);
    for (ItemId id : ITEMS) {
      if (id.equals(hero) || chance(4)) {
        steps.add(new Step.Say(whole(id, 1, true)));
      }
    }
    int more = 3 + random.nextInt(12);
    for (int i = 0; i < more; i++) {
      steps.add(step(chance(4) ? oneOf(ITEMS) : hero));
    }
    return steps;
  }

  private List<Step> surroundings() {
    List<Step> steps = new ArrayList<>();
    steps.add(desk(true));
    for (SourceId id : SOURCES) {
      if (!chance(20)) {
        steps.add(source(id));
      }
    }
    EVENTS.forEach(id -> steps.add(event(id)));
    AWARDS.forEach(id -> steps.add(award(id)));
    return steps;
  }

  private Step step(ItemId id) {
    return switch (random.nextInt(20)) {
      case 0, 1 -> new Step.Say(whole(id, 1 + random.nextInt(4), chance(2)));
      case 2 ->
          new Step.Say(
              new Submission.Deletion(id, FEED, new OrderKey(0, random.nextInt(5)), near()));
      case 3 -> new Step.Say(new Submission.ContentChecked(id, "kim", near()));
      case 4, 5 -> new Step.Deliver(oneOf(SOURCES));
      case 6 -> new Step.Place(hold(id));
      case 7 -> new Step.Lift(oneOf(List.of("h1", "h2")));
      case 8 -> chance(2) ? desk(!chance(3)) : source(oneOf(SOURCES));
      case 9 -> chance(2) ? event(oneOf(EVENTS)) : award(oneOf(AWARDS));
      case 10, 11, 12 -> pause();
      default ->
          new Step.Say(new Submission.Facts(chance(2) ? FEED : oneOf(SOURCES), facts.of(id, now)));
    };
  }

  private Step pause() {
    Duration time =
        switch (random.nextInt(8)) {
          case 0 -> Duration.of(1, ChronoUnit.MICROS);
          case 1 -> Duration.ofSeconds(1 + random.nextInt(5));
          case 2, 3 -> Duration.ofHours(1 + random.nextInt(30));
          case 4, 5 -> Duration.ofDays(1 + random.nextInt(4));
          case 6 -> Duration.ofMinutes(5);
          default -> Duration.ofDays(random.nextInt(800));
        };
    now = now.plus(time);
    return new Step.Wait(time);
  }

  private Step desk(boolean active) {
    return new Step.Know(
        new Reference.OfDesk(
            new DeskRecord(
                DESK, "Desk", IMPRINT, chance(12) ? List.of() : List.of("kim"), active)));
  }

  private Step source(SourceId id) {
    boolean weekdays = id.equals(SHOP);
    DeliveryCalendar calendar =
        weekdays
            ? new DeliveryCalendar(
                Duration.ofHours(12),
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                ZoneId.of("Europe/Berlin"))
            : DeliveryCalendar.daily(ZoneOffset.UTC);
    Set<FactType> decides = EnumSet.noneOf(FactType.class);
    for (FactType type : FactType.values()) {
      if (chance(6)) {
        decides.add(type);
      }
    }
    return new Step.Know(
        new Reference.OfSource(
            new Source(
                id,
                id.value(),
                weekdays ? OTHER : IMPRINT,
                oneOf(List.of(Set.of(), Set.of(), Set.of(IMPRINT), Set.of(OTHER), BOTH)),
                DESK,
                decides,
                calendar,
                null)));
  }

  private Step event(EventId id) {
    Instant from = near();
    Event.Status status = chance(3) ? oneOf(OVER) : Event.Status.SCHEDULED;
    return new Step.Know(
        new Reference.OfEvent(
            new Event(id, "reading", "Lesung", "Kiel", from, from.plusSeconds(3), status)));
  }

  private Step award(AwardId id) {
    AwardId overtaken = chance(4) ? new AwardId("later") : null;
    ItemId item = chance(5) ? NEWS : NOVEL;
    return new Step.Know(
        new Reference.OfAward(
            new Award(id, "Preis", "2026", Award.Achievement.SHORTLIST, item, near(), overtaken)));
  }

  private Hold hold(ItemId id) {
    Hold.Scope scope =
        switch (random.nextInt(5)) {
          case 0 -> new Hold.Scope.OfImprint(chance(2) ? IMPRINT : OTHER);
          case 1 -> new Hold.Scope.OfSubject(new Subject("thema", "LNA"));
          case 2 -> new Hold.Scope.OfContributor(new ContributorId("m-voss"));
          case 3 -> new Hold.Scope.OfSeries(new SeriesId("north"));
          default -> new Hold.Scope.Items(Set.of(id));
        };
    Instant from = near();
    Instant until = chance(2) ? from.plusSeconds(1 + random.nextInt(86_400)) : null;
    return new Hold(
        oneOf(List.of("h1", "h2")), scope, "why", "who", chance(4) ? null : from, until);
  }

  private Submission.WholeItem whole(ItemId id, long position, boolean withFacts) {
    OrderKey key = new OrderKey(0, position);
    return new Submission.WholeItem(
        item(id), key, seen(), withFacts ? facts.of(id, now) : List.of());
  }

  private Item item(ItemId id) {
    boolean book = id.equals(NOVEL) || id.equals(LAW);
    Identity identity =
        new Identity(
            FEED,
            "key-" + id,
            null,
            chance(20) ? null : "https://example.org/" + id,
            chance(30) ? NEWS : null,
            chance(20) ? NOVEL : null);
    return new Item(
        id,
        imprint(id),
        type(id),
        chance(25) ? null : DESK,
        identity,
        content(id),
        lifecycle(id),
        book ? RandomFacts.products(id) : List.of(),
        id.equals(NOVEL) || chance(4) ? EVENTS : List.of(),
        id.equals(NOVEL) ? AWARDS : List.of());
  }

  /// Another imprint's law books and guides, now and then.
  private ImprintId imprint(ItemId id) {
    boolean often = id.equals(LAW) || id.equals(GUIDE);
    return chance(often ? 2 : 20) ? OTHER : IMPRINT;
  }

  private static ContentType type(ItemId id) {
    return switch (id.value()) {
      case "news" -> ContentType.NEWS;
      case "guide" -> ContentType.GUIDE;
      case "archive" -> ContentType.ARCHIVE;
      default -> ContentType.BOOK;
    };
  }

  private Content content(ItemId id) {
    boolean law = id.equals(LAW);
    List<Subject> subjects = new ArrayList<>(List.of(new Subject("thema", law ? "LNA" : "FBA")));
    if (chance(6)) {
      subjects.add(new Subject("thema", oneOf(List.of("FP", "5X", "YF"))));
    }
    return new Content(
        chance(8) ? oneOf(List.of("und", "en")) : "de",
        "Titel " + id + " " + random.nextInt(2),
        null,
        "Ein Text zu " + id + ".",
        law ? List.of() : List.of(new Credit(new ContributorId("m-voss"), "M. Voss", "author")),
        subjects,
        id.equals(NOVEL) ? new SeriesPlace(new SeriesId("north"), 1) : null,
        chance(3) ? oneOf(AGES) : null);
  }

  private Lifecycle lifecycle(ItemId id) {
    Instant published =
        chance(12) ? null : chance(3) ? near() : now.minus(Duration.ofDays(random.nextInt(1_200)));
    SourceState state = SourceState.PUBLISHED;
    if (chance(8)) {
      state = oneOf(List.of(SourceState.values()));
    }
    return new Lifecycle(
        state,
        published,
        chance(6) ? near() : null,
        chance(5) ? near() : null,
        id.equals(GUIDE) || chance(3) ? now.minus(Duration.ofDays(random.nextInt(900))) : null,
        chance(15) ? Correction.PENDING : Correction.NONE);
  }
}
