package org.colophon.governance.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.Context;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.PolicyBook;

/// A comparison of the verdicts under another set of policies with those in force.
public final class PolicyPreview {
  /// The most items that are named for each change.
  public static final int EXAMPLES = 5;

  private PolicyPreview() {}

  /// Every purpose once, for readers in one country.
  public static List<Context> contexts(String territory) {
    return Arrays.stream(Purpose.values())
        .map(purpose -> new Context(purpose, territory, "web", null))
        .toList();
  }

  /// The effect of the change.
  ///
  /// @param items how many items were judged, each for every purpose
  public record Report(int items, List<ForPurpose> purposes, List<Change> changes) {
    public Report {
      purposes = List.copyOf(purposes);
      changes = List.copyOf(changes);
    }
  }

  /// The number of passing items for a purpose.
  public record ForPurpose(Purpose purpose, int passesNow, int passesThen) {}

  /// The effect on the items of one imprint.
  ///
  /// @param code why they would be blocked, or what blocks them now; an item with several reasons
  ///   counts under each
  /// @param items how many
  /// @param examples the first of them
  public record Change(
      Purpose purpose,
      ImprintId imprint,
      Effect effect,
      ReasonCode code,
      int items,
      List<ItemId> examples) {
    public Change {
      examples = List.copyOf(examples);
    }
  }

  /// The direction of a change.
  public enum Effect {
    BLOCKS,
    FREES
  }

  /// Compares two books over every item that is not deleted.
  ///
  /// @param scopes of the gate
  /// @param contexts one for each purpose that is to be looked at
  public static Report compare(
      CatalogView view,
      ScopeMatcher scopes,
      PolicyBook now,
      PolicyBook then,
      List<Context> contexts,
      Instant at) {
    Tally tally = new Tally();
    view.items()
        .map(view::item)
        .flatMap(Optional::stream)
        .filter(version -> !version.tombstone())
        .forEach(version -> {
          Snapshot snapshot = Snapshot.of(version, view.facts(version.item().id()), view, scopes);
          contexts.forEach(context ->
              tally.add(
                  context.purpose(),
                  version,
                  outcome(snapshot, now, context, at),
                  outcome(snapshot, then, context, at)));
          tally.items++;
        });
    return tally.report(contexts);
  }

  private static RuleOutcome outcome(
      Snapshot snapshot, PolicyBook book, Context context, Instant at) {
    return Evaluator.judge(snapshot, book, context, new Horizon(at, new TreeSet<>()));
  }

  /// The key that changes are grouped by.
  private record Group(Purpose purpose, String imprint, Effect effect, ReasonCode code) {}

  /// A counter of changes.
  private static final class Tally {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::purpose)
            .thenComparing(Group::imprint)
            .thenComparing(Group::effect)
            .thenComparing(Group::code);

    private final Map<Group, List<ItemId>> groups = new TreeMap<>(ORDER);
    private final Map<Purpose, Integer> passesNow = new TreeMap<>();
    private final Map<Purpose, Integer> passesThen = new TreeMap<>();
    private int items;

    void add(Purpose purpose, ItemVersion version, RuleOutcome before, RuleOutcome after) {
      boolean passes = before.decision() == Decision.PASS;
      boolean wouldPass = after.decision() == Decision.PASS;
      passesNow.merge(purpose, passes ? 1 : 0, Integer::sum);
      passesThen.merge(purpose, wouldPass ? 1 : 0, Integer::sum);
      if (passes != wouldPass) {
        Effect effect = passes ? Effect.BLOCKS : Effect.FREES;
        (passes ? after : before)
            .reasons().stream()
                .filter(
                    r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
                .map(Reason::code)
                .distinct()
                .map(code -> new Group(purpose, version.item().imprint().value(), effect, code))
                .forEach(group ->
                    groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(version.item().id()));
      }
    }

    Report report(List<Context> contexts) {
      List<ForPurpose> purposes =
          contexts.stream()
              .map(Context::purpose)
              .map(p ->
                  new ForPurpose(p, passesNow.getOrDefault(p, 0), passesThen.getOrDefault(p, 0)))
              .toList();
      List<Change> changes = new ArrayList<>();
      groups.forEach((group, ids) ->
          changes.add(
              new Change(
                  group.purpose(),
                  new ImprintId(group.imprint()),
                  group.effect(),
                  group.code(),
                  ids.size(),
                  ids.subList(0, Math.min(EXAMPLES, ids.size())))));
      changes.sort(Comparator.comparingInt(Change::items).reversed());
      return new Report(items, purposes, changes);
    }
  }
}
