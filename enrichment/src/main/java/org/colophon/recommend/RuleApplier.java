package org.colophon.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.audience.Bibliography;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Clearance;
import org.colophon.recommend.ListRule.Effect;
import org.jspecify.annotations.Nullable;

/// The rules that hold for one list, applied to its candidates: pins first, what is boosted nearer
/// to the top, exclusions out. A pin does not show what is excluded.
final class RuleApplier {
  private static final int MOST_ITEMS = 10_000;

  private final List<Candidate> pinned = new ArrayList<>();
  private final Map<ItemId, Double> factors = new HashMap<>();
  private final List<Hold.Scope> excluded = new ArrayList<>();

  private Instant until = Clearance.NEVER;

  private RuleApplier() {}

  static RuleApplier by(
      List<ListRule> rules, Bibliography items, @Nullable SegmentId segment, Instant now) {
    RuleApplier applied = new RuleApplier();
    applied.until =
        rules.stream()
            .filter(rule -> rule.segment() == null || rule.segment().equals(segment))
            .flatMap(rule -> Stream.of(rule.from(), rule.until()))
            .filter(now::isBefore)
            .min(Instant::compareTo)
            .orElse(Clearance.NEVER);
    rules.stream()
        .filter(rule -> rule.holds(segment, now))
        .sorted(Comparator.comparingInt(RuleApplier::place).thenComparing(ListRule::id))
        .forEach(rule -> applied.add(rule.effect(), items));
    return applied;
  }

  private static int place(ListRule rule) {
    return rule.effect() instanceof Effect.Pin(var item, int place) ? place : 0;
  }

  private void add(Effect effect, Bibliography items) {
    switch (effect) {
      case Effect.Pin(ItemId item, int place) -> pinned.add(new Candidate(item, 1, "pinned"));
      case Effect.Boost(SignalTarget about, double factor) ->
          items.of(about, MOST_ITEMS).forEach(id -> factors.merge(id, factor, Math::max));
      case Effect.Exclude(SignalTarget about) -> about.scope().ifPresent(excluded::add);
    }
  }

  /// When the next rule for this list begins or ends; [Clearance#NEVER] when none does.
  Instant until() {
    return until;
  }

  /// What is left out.
  List<Hold.Scope> excluded() {
    return excluded;
  }

  /// The candidates as the rules want them.
  List<Candidate> of(List<Candidate> candidates) {
    // A candidate with its rank.
    record Ranked(Candidate candidate, double rank) {}
    List<Ranked> ranked = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double factor = factors.getOrDefault(candidate.item(), 1.0);
      ranked.add(new Ranked(candidate, (ranked.size() + 1) / factor));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::rank));
    List<Candidate> applied = new ArrayList<>(pinned);
    ranked.forEach(entry -> applied.add(entry.candidate()));
    return applied;
  }
}
