package org.colophon.campaign;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.campaign.testing.MemoryCampaigns;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.editorial.testing.MemoryPeople;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;

/// Books, readers and campaigns of one imprint, on a clock that tests move.
final class Shelf {
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  static final ItemId BOOK = new ItemId("lotse");
  static final String ENTITY = "Kai GmbH";
  static final ImprintId IMPRINT = new ImprintId("kai");
  static final DeskId DESK = new DeskId("desk-kai");
  static final SegmentId SEGMENT = new SegmentId("seg-kai");
  static final SignalTarget AUTHOR = new SignalTarget.OfContributor(new ContributorId("c-ada"));
  static final SignalTarget SERIES = new SignalTarget.OfSeries(new SeriesId("ser-kai"));
  private static final SourceId FEED = new SourceId("feed");

  final SettableClock clock = new SettableClock(START);
  private final RevocationFence fence = new RevocationFence();
  final MemoryCatalog catalog = new MemoryCatalog(clock, fence::settle);
  final MemoryAudiences audiences = new MemoryAudiences();
  final MemoryCampaigns campaigns = new MemoryCampaigns();
  final MemoryPeople people = new MemoryPeople();
  final Gate gate = new Gate(catalog, ShippedPolicies::read, clock, fence);
  final CampaignChecks checks =
      new CampaignChecks(new SendTimeChecks(gate, Duration.ofDays(3)), catalog, audiences);
  private long order;

  Shelf() {
    catalog.put(new Reference.OfImprint(new Imprint(IMPRINT, "Kai", ENTITY)));
    catalog.put(new Reference.OfDesk(new DeskRecord(DESK, "Kai", IMPRINT, List.of("mj"), true)));
    catalog.put(
        new Reference.OfSource(
            new Source(
                FEED,
                "Feed",
                IMPRINT,
                DESK,
                Set.of(FactType.PRICE),
                DeliveryCalendar.daily(ZoneOffset.UTC),
                null)));
    segment(Segment.State.ACTIVE, Segment.Rules.NONE);
  }

  void segment(Segment.State state, Segment.Rules rules) {
    audiences.put(
        new Segment(
            SEGMENT,
            IMPRINT,
            "Kai",
            "de",
            "Leser am Kai",
            DESK,
            state,
            new Segment.Definition(List.of(), List.of(), List.of(), rules),
            new Segment.Reach(900, START),
            START.plus(Duration.ofDays(90)),
            false));
  }

  Instant now() {
    return clock.instant();
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /// A book by the author, in the series, that can be bought for an amount.
  void book(ItemId id, String amount, EventId... events) {
    Content content =
        new Content(
            "de",
            "Der Lotse " + id,
            null,
            "Ein Lotse verschwindet.",
            List.of(
                new Credit(new ContributorId("c-ada"), "Ada Kern", "author"),
                new Credit(null, "Ben", "translator")),
            List.of(),
            new SeriesPlace(new SeriesId("ser-kai"), 1),
            null);
    Item item =
        new Item(
            id,
            IMPRINT,
            ContentType.BOOK,
            DESK,
            new Identity(FEED, id.value(), "key:" + id, null, null, null),
            content,
            new Lifecycle(
                SourceState.PUBLISHED,
                START.minus(Duration.ofDays(30)),
                null,
                null,
                null,
                Correction.NONE),
            List.of(new Product(product(id), null, ProductForm.HARDCOVER)),
            List.of(events),
            List.of());
    catalog.record(new Submission.WholeItem(item, next(), now(), List.of()));
    state(id, FactType.TRADE_STATE, "", new FactValue.Code("active"));
    available(id, "20");
    price(id, amount);
  }

  private static ProductId product(ItemId id) {
    return new ProductId(id.value() + "-hc");
  }

  void available(ItemId id, String code) {
    state(id, FactType.AVAILABILITY, "", new FactValue.Code(code));
  }

  void price(ItemId id, String amount) {
    state(
        id,
        FactType.PRICE,
        "DE",
        new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR")));
  }

  private void state(ItemId id, FactType type, String qualifier, FactValue value) {
    FactKey key = new FactKey(new EntityRef.OfProduct(product(id)), type, qualifier);
    catalog.record(
        new Submission.Facts(
            FEED, List.of(new Submission.StatedFact(key, value, next(), now(), null, null))));
  }

  private OrderKey next() {
    order++;
    return new OrderKey(0, order);
  }

  void hold(ItemId id) {
    catalog.place(
        new Hold("hold-" + id, new Hold.Scope.Items(Set.of(id)), "Rechte", "kim", now(), null));
  }

  /// A reading of the author that lies ahead.
  EventId reading(String id, String place, Event.Status status) {
    EventId event = new EventId(id);
    catalog.put(
        new Reference.OfEvent(
            new Event(
                event,
                "reading",
                "Lesung",
                place,
                START.plus(Duration.ofDays(20)),
                START.plus(Duration.ofDays(21)),
                status,
                List.of(new ContributorId("c-ada")))));
    return event;
  }

  /// A member of the segment who says yes or no to everything.
  void member(String person, boolean agrees) {
    List<Consent> consents =
        List.of(Purpose.PROFILING, Purpose.NEWSLETTER).stream()
            .map(purpose ->
                new Consent(
                    ENTITY,
                    purpose,
                    agrees ? Status.GRANTED : Status.REVOKED,
                    "crm",
                    now(),
                    null,
                    now()))
            .toList();
    take(person, consents, new Payload.Memberships(Set.of(SEGMENT)));
  }

  void does(String person, Signal.Type type, SignalTarget about) {
    take(
        person,
        List.of(),
        new Payload.Interactions(List.of(new SignalMessage.Interaction(type, about))));
  }

  private void take(String person, List<Consent> consents, Payload payload) {
    order++;
    people.take(
        List.of(new SignalMessage("m-" + order, new PersonRef(person), now(), consents, payload)),
        TestRetention.USUAL,
        now());
  }

  Campaign campaign(String id, ItemId... items) {
    return campaign(id, new Campaign.Recipients.Members(SEGMENT), Set.of(), items);
  }

  Campaign campaign(
      String id, Campaign.Recipients recipients, Set<MessageFacts.Kind> omits, ItemId... items) {
    return new Campaign(
        id,
        DESK,
        "r",
        IMPRINT,
        recipients,
        List.of(items),
        new Campaign.Delivery("mail", "DE", now(), now().plus(Duration.ofDays(2))),
        omits);
  }

  Trigger trigger(String id, Trigger.Kind kind, Trigger.@Nullable Region region) {
    Trigger trigger =
        new Trigger(
            id,
            DESK,
            "r",
            IMPRINT,
            kind,
            new Trigger.Messages("mail", "DE", Duration.ofDays(2)),
            region,
            "kim");
    campaigns.triggers().put(trigger);
    return trigger;
  }
}
