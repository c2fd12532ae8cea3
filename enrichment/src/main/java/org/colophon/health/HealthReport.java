package org.colophon.health;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Action;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason.Severity;
import org.jspecify.annotations.Nullable;

/// The gate's verdicts over a catalogue at one instant, for those who maintain it. Deleted items
/// are not counted.
///
/// @param shares per imprint, by id
/// @param groups what is wrong, what is recommended most first
/// @param settled blocked items that nobody has to care for, by id
/// @param sources all of them, by id
/// @param incidents that nobody has resolved, newest first
/// @param stale what went stale and is used by items, by its name
public record HealthReport(
    Instant at,
    long seq,
    Purpose purpose,
    List<Share> shares,
    List<Group> groups,
    List<Settled> settled,
    List<SourceStatus> sources,
    List<Incident> incidents,
    List<Usage> stale) {
  public HealthReport {
    shares = List.copyOf(shares);
    groups = List.copyOf(groups);
    settled = List.copyOf(settled);
    sources = List.copyOf(sources);
    incidents = List.copyOf(incidents);
    stale = List.copyOf(stale);
  }

  /// The pass rate of an imprint.
  public record Share(ImprintId imprint, int pass, int block, int indeterminate) {
    public int items() {
      return pass + block + indeterminate;
    }
  }

  /// The effects of one cause that one owner removes by one kind of action.
  ///
  /// @param owner null when nobody is known
  /// @param shown how often its items were recommended lately
  /// @param items how many it concerns
  /// @param entries the first of them, what is recommended most first
  /// @param nextChangeAt when the clock alone may change something for one of them; null when it
  ///   will not
  /// @param incident the unresolved one about the cause; null when there is none
  public record Group(
      Cause cause,
      Severity severity,
      @Nullable DeskId owner,
      Action.Kind action,
      String fix,
      long shown,
      int items,
      List<Entry> entries,
      @Nullable Instant nextChangeAt,
      @Nullable Long incident) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /// One reason of one item.
  ///
  /// @param desk the item's; null when it has none
  /// @param nextChangeAt when the clock alone may change its verdict; null when it will not
  public record Entry(
      ItemId item,
      String title,
      ImprintId imprint,
      @Nullable DeskId desk,
      CausedReason finding,
      long shown,
      @Nullable Instant nextChangeAt) {}

  /// A blocked item in whose place another one is shown: the one that replaces it or that it
  /// repeats passes.
  public record Settled(ItemId item, String title, ItemId instead) {}

  /// The same report with some sources, and with incidents of these alone.
  public HealthReport about(Predicate<Source> seen) {
    List<SourceStatus> some = sources.stream().filter(one -> seen.test(one.source())).toList();
    Set<String> keys =
        some.stream().map(one -> "source:" + one.source().id()).collect(Collectors.toSet());
    return new HealthReport(
        at,
        seq,
        purpose,
        shares,
        groups,
        settled,
        some,
        incidents.stream().filter(one -> keys.contains(one.key())).toList(),
        stale);
  }

  public int items() {
    return shares.stream().mapToInt(Share::items).sum();
  }

  public int passed() {
    return shares.stream().mapToInt(Share::pass).sum();
  }

  public int blocked() {
    return shares.stream().mapToInt(Share::block).sum();
  }

  public int indeterminate() {
    return shares.stream().mapToInt(Share::indeterminate).sum();
  }
}
