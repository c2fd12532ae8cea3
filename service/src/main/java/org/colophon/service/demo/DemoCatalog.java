package org.colophon.service.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.People;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentWriter;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.SignalRetention;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.colophon.service.imports.DeliveredRecord;

/// The catalogue of the invented Lindenhof-Gruppe, with every date counted from one instant. Laid
/// again at a later one, dates and order keys move and the texts stay, so that vectors stay too.
/// Immutable.
public final class DemoCatalog {
  /// The source of everything that the book trade states: prices, availability, dates, ranks.
  public static final SourceId TRADE_FEED = new SourceId("trade-feed");

  /// The epoch of the demo's order keys; the instant it is laid at is the position.
  private static final long EPOCH = 1;

  private final List<DeliveredRecord> statements;
  private final List<SignalMessage> messages;
  private final Instant now;

  private DemoCatalog(List<DeliveredRecord> statements, List<SignalMessage> messages, Instant now) {
    this.statements = List.copyOf(statements);
    this.messages = List.copyOf(messages);
    this.now = now;
  }

  /// The demo with its dates counted from `now`.
  ///
  /// @throws IllegalStateException when the program's own demo files are broken
  public static DemoCatalog laidAt(Instant now) {
    return new DemoCatalog(
        DemoFiles.read(now, OrderKey.ofTime(EPOCH, now)), DemoFiles.signals(now), now);
  }

  /// The result of loading.
  ///
  /// @param refused why what was not taken was not taken, one sentence each; empty when all was
  public record Loaded(int items, int segments, List<String> refused) {
    public Loaded {
      refused = List.copyOf(refused);
    }
  }

  /// Records reference records, items, the trade feed's facts and segments.
  public Loaded loadInto(Catalog catalog, Audiences audiences) {
    of(DeliveredRecord.OfReference.class).forEach(statement -> catalog.put(statement.reference()));
    List<Submission> items = new ArrayList<>();
    for (WholeItem whole : items()) {
      items.add(
          new WholeItem(whole.item(), whole.order(), whole.observedAt(), ofItself(whole.facts())));
    }
    List<Submission> facts = new ArrayList<>(tradeFacts());
    facts.addAll(statedAlone());
    List<String> refused = new ArrayList<>();
    collect(catalog.recordAll(items), refused);
    collect(catalog.recordAll(facts), refused);
    SegmentWriter writer = new SegmentWriter(catalog, audiences);
    for (Segment segment : segments()) {
      if (writer.put(segment, null) instanceof SegmentWriter.Result.Refused no) {
        refused.add(no.code() + ": " + no.reason());
      }
    }
    return new Loaded(items.size(), segments().size(), refused);
  }

  /// Takes what the demo's people did; what is known of them goes first, since a known message
  /// would keep its old date. Returns what became of each message.
  public List<SignalOutcome> loadSignals(People people, SignalRetention terms) {
    messages.stream().map(SignalMessage::person).distinct().forEach(people::clear);
    return people.take(messages, terms, now).lines();
  }

  private static void collect(List<Recorded> recorded, List<String> refused) {
    for (Recorded outcome : recorded) {
      if (outcome instanceof Recorded.Refused(var rejection)) {
        refused.add(rejection.code() + ": " + rejection.reason());
      }
    }
  }

  /// The trade feed's facts, one statement per work.
  public List<Facts> tradeFacts() {
    List<Facts> facts = new ArrayList<>();
    for (WholeItem whole : items()) {
      List<StatedFact> ofProducts =
          whole.facts().stream()
              .filter(fact -> fact.key().entity() instanceof EntityRef.OfProduct)
              .toList();
      if (!ofProducts.isEmpty()) {
        facts.add(new Facts(TRADE_FEED, ofProducts));
      }
    }
    return facts;
  }

  private static List<StatedFact> ofItself(List<StatedFact> facts) {
    return facts.stream().filter(fact -> fact.key().entity() instanceof EntityRef.OfItem).toList();
  }

  private List<Submission> statedAlone() {
    return of(DeliveredRecord.OfCatalog.class).stream()
        .map(DeliveredRecord.OfCatalog::submission)
        .filter(Facts.class::isInstance)
        .toList();
  }

  /// The items as stated, with the facts of their products.
  public List<WholeItem> items() {
    return of(DeliveredRecord.OfCatalog.class).stream()
        .map(DeliveredRecord.OfCatalog::submission)
        .filter(WholeItem.class::isInstance)
        .map(WholeItem.class::cast)
        .toList();
  }

  public List<Segment> segments() {
    return of(DeliveredRecord.OfSegment.class).stream()
        .map(DeliveredRecord.OfSegment::segment)
        .toList();
  }

  List<SignalMessage> messages() {
    return messages;
  }

  /// Desks, sources, contributors and the like.
  List<Reference> references() {
    return of(DeliveredRecord.OfReference.class).stream()
        .map(DeliveredRecord.OfReference::reference)
        .toList();
  }

  /// The demo's sources.
  public Set<SourceId> sources() {
    Set<SourceId> sources = new LinkedHashSet<>();
    for (Reference reference : references()) {
      if (reference instanceof Reference.OfSource(var source)) {
        sources.add(source.id());
      }
    }
    return sources;
  }

  private <S extends DeliveredRecord> List<S> of(Class<S> kind) {
    return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
