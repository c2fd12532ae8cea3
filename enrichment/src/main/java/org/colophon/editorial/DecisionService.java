package org.colophon.editorial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Basis;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.feed.ChangeFeed;
import org.colophon.feed.ChangeFeed.AcceptedValue;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.feed.TargetingMonitor;
import org.colophon.feed.Together;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;
import org.jspecify.annotations.Nullable;

/// The service that records editors' decisions and their effects: an accepted segment becomes a
/// targeting. Thread-safe.
public final class DecisionService {
  /// The kind of a decision about a segment; every other kind is the name of an [Annotation.Kind].
  public static final String SEGMENT = DecisionLog.SEGMENT;

  private static final int MOST_COUNTED = 20_000;

  private final Catalog catalog;
  private final Records records;
  private final AcceptanceRules rules;
  private final TargetingMonitor monitor;
  private final InstantSource clock;
  private final Duration targeting;

  /// @param rules by which something may be accepted
  /// @param monitor that tells connected systems of targetings
  /// @param targeting how long one holds when the editor names no end
  public DecisionService(
      Catalog catalog,
      Records records,
      AcceptanceRules rules,
      TargetingMonitor monitor,
      InstantSource clock,
      Duration targeting) {
    this.targeting = targeting;
    this.catalog = catalog;
    this.records = records;
    this.rules = rules;
    this.monitor = monitor;
    this.clock = clock;
  }

  /// The stores that decisions and their effects are written to.
  ///
  /// @param together runs writes so that all of them happen or none
  public record Records(
      DecisionLog decisions, Targetings targetings, ChangeFeed changes, Together together) {}

  /// An editor's decision as requested.
  ///
  /// @param kind [#SEGMENT] or the name of an [Annotation.Kind]
  /// @param value the segment's id or the annotation's value
  /// @param until when a targeting ends; null for the usual time from now
  /// @param shown what the person saw or set
  public record Request(
      ItemId item,
      String kind,
      String value,
      Answer answer,
      String by,
      @Nullable Instant until,
      Shown shown) {

    /// An answer to a proposal that nobody describes.
    public Request(
        ItemId item, String kind, String value, Answer answer, String by, @Nullable Instant until) {
      this(item, kind, value, answer, by, until, Shown.NOTHING);
    }
  }

  /// The state of a proposal as the person saw or set it.
  ///
  /// @param label in words; empty when nobody said
  /// @param madeBy the model that proposed it; empty when nobody said
  /// @param insteadOf the value of the proposal that the person edited into this one; empty when
  ///   none was edited
  /// @param own whether the person set it, and no machine proposed it
  public record Shown(String label, String madeBy, String insteadOf, boolean own) {
    static final Shown NOTHING = new Shown("", "", "", false);

    private Origin origin() {
      return own ? Origin.HUMAN : insteadOf.isEmpty() ? Origin.MACHINE : Origin.MACHINE_EDITED;
    }
  }

  /// The outcome of a decision.
  public sealed interface Result {
    /// The decision was written.
    ///
    /// @param targeting what an accepted segment became
    record Done(Decision decision, Optional<Targeting> targeting) implements Result {}

    /// The decision was not written.
    ///
    /// @param field the field at fault, as in the JSON that came
    record Refused(String code, String field, String reason) implements Result {}
  }

  /// The values that people accepted.
  public AcceptedValues accepted() {
    return new AcceptedValues(records.decisions(), records.targetings(), rules);
  }

  /// The answers about segments, by segment and month, among the last 20,000 decisions.
  ///
  /// @param seen the items that whoever asks may know of
  public List<SegmentAnswers> segmentAnswers(Predicate<ItemId> seen, ZoneId zone) {
    return SegmentAnswers.of(
        records.decisions().recent(MOST_COUNTED).stream()
            .filter(decision -> seen.test(decision.item()))
            .toList(),
        zone);
  }

  /// Records one answer and what follows from it, in one transaction.
  public synchronized Result decide(Request request) {
    Instant now = clock.instant();
    Optional<ItemVersion> version;
    try (CatalogView view = catalog.view()) {
      version = view.item(request.item()).filter(known -> !known.tombstone());
    }
    if (version.isEmpty()) {
      return new Result.Refused(
          "item_unknown", "item", "item '" + request.item() + "' was not found");
    }
    Decision decision =
        new Decision(
            request.item(),
            request.kind(),
            request.value(),
            request.answer(),
            request.by(),
            now,
            version.get().hashes().text(),
            new Basis(
                request.shown().origin(),
                request.shown().label(),
                request.shown().madeBy(),
                request.shown().insteadOf(),
                SentenceFingerprints.of(ItemText.of(version.get())).encoded()));
    return request.kind().equals(SEGMENT)
        ? segment(request, decision, version.get().item(), now)
        : annotation(request, decision, version.get());
  }

  private Result annotation(Request request, Decision decision, ItemVersion version) {
    Annotation.Kind kind;
    try {
      kind = Annotation.Kind.valueOf(request.kind());
    } catch (IllegalArgumentException e) {
      return new Result.Refused(
          "kind_unknown",
          "kind",
          "'"
              + request.kind()
              + "' is not a valid kind: use SEGMENT or one of "
              + List.of(Annotation.Kind.values()));
    }
    if (request.answer() == Answer.ACCEPTED) {
      try (CatalogView view = catalog.view()) {
        Optional<Result.Refused> against =
            rules.annotation(kind, request.value(), version.item(), view);
        if (against.isPresent()) {
          return against.get();
        }
      }
    }
    List<Decision> answers = answers(decision);
    Optional<Change> change =
        monitor.isShown(request.item()) ? changed(version, answers) : Optional.empty();
    records
        .together()
        .run(() -> {
          answers.forEach(this::keep);
          change.ifPresent(records.changes()::append);
        });
    return new Result.Done(decision, Optional.empty());
  }

  /// What was edited is answered too: it is rejected, and is not proposed beside its edit.
  private static List<Decision> answers(Decision decision) {
    String edited = decision.basis().insteadOf();
    if (edited.isEmpty() || decision.answer() != Answer.ACCEPTED) {
      return List.of(decision);
    }
    Decision rejection =
        new Decision(
            decision.item(),
            decision.kind(),
            edited,
            Answer.REJECTED,
            decision.decidedBy(),
            decision.at(),
            decision.textHash(),
            new Basis(
                Origin.MACHINE, "", decision.basis().madeBy(), "", decision.basis().signature()));
    return List.of(rejection, decision);
  }

  /// What connected systems are told of an item; empty where nothing accepted changes.
  private Optional<Change> changed(ItemVersion version, List<Decision> answers) {
    List<Decision> before = records.decisions().of(version.item().id());
    List<Decision> after =
        DecisionLog.latest(Stream.concat(before.stream(), answers.stream()).toList());
    try (CatalogView view = catalog.view()) {
      List<AcceptedValue> accepted = accepted(after, version.item(), view);
      return accepted.equals(accepted(before, version.item(), view))
          ? Optional.empty()
          : Optional.of(
              new Change.AcceptedChanged(
                  version.item().id(), version.number(), version.hashes().text(), accepted));
    }
  }

  private List<AcceptedValue> accepted(List<Decision> decisions, Item item, CatalogView view) {
    List<AcceptedValue> accepted = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.answer() == Answer.ACCEPTED) {
        rules
            .current(decision, item.content().language())
            .annotation()
            .filter(of -> rules.annotation(of.kind(), of.value(), item, view).isEmpty())
            .ifPresent(of -> accepted.add(value(decision, of)));
      }
    }
    return accepted;
  }

  private static AcceptedValue value(Decision decision, Annotation annotation) {
    return new AcceptedValue(
        annotation.kind().name().toLowerCase(Locale.ROOT),
        annotation.value(),
        annotation.label(),
        decision.decidedBy(),
        decision.at(),
        decision.textHash());
  }

  /// From an accepted link, subject or name on, the item has it, and what a record brings.
  private void keep(Decision decision) {
    records.decisions().append(decision);
    AcceptedLinks.of(decision)
        .filter(link -> link.stands() || isLinked(decision.item(), link.entity()))
        .ifPresent(link -> catalog.record(new Submission.Linked(decision.item(), link)));
  }

  private boolean isLinked(ItemId item, String entity) {
    try (CatalogView view = catalog.view()) {
      return view.links(item).stream().anyMatch(link -> link.entity().equals(entity));
    }
  }

  private Result segment(Request request, Decision decision, Item item, Instant now) {
    SegmentId segment;
    try {
      segment = new SegmentId(request.value());
    } catch (IllegalArgumentException e) {
      return new Result.Refused("segment_unknown", "value", String.valueOf(e.getMessage()));
    }
    Instant until = request.until() == null ? now.plus(targeting) : request.until();
    if (!until.isAfter(now)) {
      return new Result.Refused(
          "until_past", "until", "a targeting ends in the future, got " + until);
    }
    Optional<Result.Refused> against = rules.segment(segment, request.answer(), item, now);
    if (against.isPresent()) {
      return against.get();
    }
    return switch (request.answer()) {
      case ACCEPTED -> {
        Targeting targeting = new Targeting(request.item(), segment, request.by(), now, until);
        records.together().run(() -> made(decision, targeting));
        monitor.decided(request.item());
        yield new Result.Done(decision, Optional.of(targeting));
      }
      case REJECTED, REVOKED -> {
        records.together().run(() -> ended(decision, segment, now));
        yield new Result.Done(decision, Optional.empty());
      }
    };
  }

  private void made(Decision decision, Targeting targeting) {
    records.decisions().append(decision);
    records.targetings().put(targeting);
  }

  private void ended(Decision decision, SegmentId segment, Instant now) {
    records.decisions().append(decision);
    if (records.targetings().end(decision.item(), segment, now)) {
      records
          .changes()
          .append(new Change.TargetingEnded(decision.item(), segment, decision.decidedBy()));
    }
  }
}
