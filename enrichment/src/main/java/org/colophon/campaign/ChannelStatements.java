package org.colophon.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.colophon.campaign.MessageFacts.Kind;
import org.colophon.campaign.MessageFacts.Stated;
import org.colophon.catalog.Fact;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.StatementSnapshot;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.jspecify.annotations.Nullable;

/// The comparison of what every channel states now with the record: of each answer in the ledger
/// whose promise is running, the facts that are others by now. Thread-safe.
public final class ChannelStatements {
  private final Gate gate;
  private final Catalog catalog;
  private final ExposureLedger ledger;

  public ChannelStatements(Gate gate, Catalog catalog, ExposureLedger ledger) {
    this.gate = gate;
    this.catalog = catalog;
    this.ledger = ledger;
  }

  /// The place of a statement.
  ///
  /// @param surface the path and query that were asked for, or the name of a campaign
  public record Place(ItemId item, Kind kind, String channel, String surface, String stated) {}

  /// A statement that differs from the record.
  ///
  /// @param record what may be stated now; null: nothing
  /// @param since when the record changed; null where no source says so
  /// @param answers how many state it
  /// @param promisedUntil the last end of their promises
  public record Difference(
      Place place,
      @Nullable Stated record,
      @Nullable Instant since,
      int answers,
      Instant promisedUntil) {}

  /// All of them, those that changed first come first; those of unknown age before.
  public List<Difference> differences(Instant now) {
    Map<Place, Difference> found = new LinkedHashMap<>();
    Map<Context, Map<ItemId, MessageFacts>> records = new HashMap<>();
    for (Exposure exposure : ledger.standing(now, _ -> true)) {
      if (exposure.promisedUntil().isAfter(now)) {
        Map<ItemId, MessageFacts> known =
            records.computeIfAbsent(exposure.context(), _ -> new HashMap<>());
        judge(exposure, known, now);
        compare(exposure, known, found);
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing(
                Difference::since, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  /// Reads what may be stated now of the items that are not known yet; of what does not pass it is
  /// nothing.
  private void judge(Exposure exposure, Map<ItemId, MessageFacts> known, Instant now) {
    List<ItemId> unknown =
        exposure.items().stream()
            .map(Exposure.Shown::item)
            .filter(item -> !known.containsKey(item))
            .distinct()
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    try (GateSession session = gate.openAt(exposure.context(), now);
        CatalogView view = catalog.view()) {
      for (ItemId item : unknown) {
        List<String> said =
            session.decide(item) instanceof Verdict.Pass(var cleared, var _)
                ? StatementSnapshot.of(cleared)
                : List.of();
        known.put(item, facts(item, said, view.facts(item), exposure.context()));
      }
    }
  }

  private static MessageFacts facts(
      ItemId item, List<String> said, List<Fact> facts, Context context) {
    return MessageFacts.of(item, said, facts, context.territory());
  }

  private static void compare(
      Exposure exposure, Map<ItemId, MessageFacts> known, Map<Place, Difference> found) {
    for (Exposure.Shown shown : exposure.items()) {
      MessageFacts said = facts(shown.item(), shown.said(), List.of(), exposure.context());
      MessageFacts now = Objects.requireNonNull(known.get(shown.item()));
      for (Kind kind : Kind.values()) {
        Stated stated = kind.of(said);
        Stated record = kind.of(now);
        if (stated != null && (record == null || !record.value().equals(stated.value()))) {
          Place place =
              new Place(
                  shown.item(),
                  kind,
                  exposure.context().channel(),
                  exposure.surface(),
                  stated.value());
          found.merge(
              place,
              new Difference(
                  place,
                  record,
                  record == null ? null : record.changedAt(),
                  1,
                  exposure.promisedUntil()),
              ChannelStatements::together);
        }
      }
    }
  }

  private static Difference together(Difference one, Difference other) {
    Instant until =
        one.promisedUntil().isAfter(other.promisedUntil())
            ? one.promisedUntil()
            : other.promisedUntil();
    return new Difference(
        one.place(), one.record(), one.since(), one.answers() + other.answers(), until);
  }
}
