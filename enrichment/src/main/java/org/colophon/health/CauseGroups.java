package org.colophon.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Action;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.health.HealthReport.Entry;
import org.colophon.health.HealthReport.Group;
import org.colophon.health.HealthReport.Settled;
import org.colophon.health.HealthReport.Share;
import org.jspecify.annotations.Nullable;

/// A grouping of many items' reasons by cause, owner and action. Not thread-safe.
final class CauseGroups {
  private static final Comparator<Group> MOST_SHOWN_FIRST =
      Comparator.comparingLong(Group::shown)
          .reversed()
          .thenComparing(Group::severity)
          .thenComparing(Comparator.comparingInt(Group::items).reversed())
          .thenComparing(Group::cause)
          .thenComparing(group -> String.valueOf(group.owner()))
          .thenComparing(Group::action);

  private static final Comparator<Entry> ENTRIES =
      Comparator.comparingLong(Entry::shown)
          .reversed()
          .thenComparing(entry -> entry.item().value())
          .thenComparing(entry -> entry.finding().reason().subject());

  private final CauseFinder findings;
  private final HealthReporter.Request request;
  private final Map<ItemId, Long> shown;
  private final Map<Key, List<Entry>> groups = new LinkedHashMap<>();
  private final List<Settled> settled = new ArrayList<>();
  private final Map<String, Share> shares = new TreeMap<>();

  CauseGroups(CauseFinder findings, HealthReporter.Request request, Map<ItemId, Long> shown) {
    this.findings = findings;
    this.request = request;
    this.shown = shown;
  }

  /// The key of a group.
  private record Key(Cause cause, Severity severity, @Nullable DeskId owner, Action.Kind action) {}

  void add(Item item, Preview verdict, Supplier<List<Fact>> facts) {
    boolean ofDesk = request.desk() == null || request.desk().equals(item.desk());
    if (ofDesk) {
      count(item.imprint(), verdict.decision());
    }
    for (Reason reason : verdict.reasons()) {
      if (isReportable(reason) && (ofDesk || Objects.equals(request.desk(), reason.owner()))) {
        CausedReason finding = findings.of(reason, item, facts);
        Key key =
            new Key(finding.cause(), reason.severity(), reason.owner(), reason.action().kind());
        groups
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(
                new Entry(
                    item.id(),
                    item.content().title(),
                    item.imprint(),
                    item.desk(),
                    finding,
                    shown.getOrDefault(item.id(), 0L),
                    verdict.nextChangeAt()));
      }
    }
  }

  /// The item that is shown in the place of another one.
  static Optional<ItemId> instead(Item item) {
    ItemId successor = item.identity().supersededBy();
    return Optional.ofNullable(successor == null ? item.identity().duplicateOf() : successor);
  }

  /// Counts a blocked item that is replaced by one that passes.
  void settle(Item item) {
    if (request.desk() == null || request.desk().equals(item.desk())) {
      count(item.imprint(), Preview.Decision.BLOCK);
      instead(item)
          .ifPresent(other -> settled.add(new Settled(item.id(), item.content().title(), other)));
    }
  }

  List<Settled> settled() {
    return List.copyOf(settled);
  }

  /// A claim that ended asks nothing of anybody; what spread of it is told apart.
  private static boolean isReportable(Reason reason) {
    return reason.code() != ReasonCode.CLAIM_ENDED;
  }

  private void count(ImprintId imprint, Preview.Decision decision) {
    Share one =
        switch (decision) {
          case PASS -> new Share(imprint, 1, 0, 0);
          case BLOCK -> new Share(imprint, 0, 1, 0);
          case INDETERMINATE -> new Share(imprint, 0, 0, 1);
        };
    shares.merge(
        imprint.value(),
        one,
        (a, b) ->
            new Share(
                imprint,
                a.pass() + b.pass(),
                a.block() + b.block(),
                a.indeterminate() + b.indeterminate()));
  }

  List<Share> shares() {
    return List.copyOf(shares.values());
  }

  List<Group> ranked(List<Incident> incidents) {
    Map<String, Long> byKey = new HashMap<>();
    incidents.forEach(incident -> byKey.put(incident.key(), incident.id()));
    return groups.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue(), byKey))
        .sorted(MOST_SHOWN_FIRST)
        .toList();
  }

  private Group group(Key key, List<Entry> entries, Map<String, Long> incidents) {
    Map<ItemId, Long> items =
        entries.stream().collect(Collectors.toMap(Entry::item, Entry::shown, (a, _) -> a));
    Instant next =
        entries.stream()
            .map(Entry::nextChangeAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Group(
        key.cause(),
        key.severity(),
        key.owner(),
        key.action(),
        key.cause().code().fix(),
        items.values().stream().mapToLong(Long::longValue).sum(),
        items.size(),
        entries.stream().sorted(ENTRIES).limit(request.entries()).toList(),
        next,
        incidents.get(key.cause().key()));
  }
}
