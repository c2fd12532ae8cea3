package org.colophon.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Audience.Excluded;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.similarity.RepeatedTexts;

/// The recommender of items for readers. Candidates come best first from a [CandidateSource]; the
/// gate decides on each, at one instant and on one view, until `k` have passed. No list has the
/// same text twice, or nearly. Thread-safe.
public final class Recommender {
  /// The longest list.
  public static final int MAX_K = 100;

  private static final int OVER_FETCH = 3;
  private static final int MOST_CANDIDATES = 2_000;

  private final CandidateSource candidates;
  private final Gate gate;
  private final IndexedText indexed;
  private final RepeatedTexts repeated;

  /// Lists whose candidates no index finds.
  public Recommender(CandidateSource candidates, Gate gate) {
    this(candidates, gate, (seen, now) -> item -> true, RepeatedTexts.shownAlone());
  }

  public Recommender(
      CandidateSource candidates, Gate gate, IndexedText indexed, RepeatedTexts repeated) {
    this.candidates = candidates;
    this.gate = gate;
    this.indexed = indexed;
    this.repeated = repeated;
  }

  /// What to show to a segment's members: what editors targeted at it first, then what is nearest
  /// to it.
  ///
  /// @param k 1 to [#MAX_K]
  public Recommendations forSegment(SegmentId segment, Context context, int k) {
    try (GateSession session = gate.open(context)) {
      return fill(
          session,
          k,
          many -> candidates.forSegment(segment, context, session.now(), many),
          SelectionRules.ALL);
    }
  }

  /// A list of candidates of the caller's.
  ///
  /// @param k 1 to [#MAX_K]
  public Recommendations of(Fetch fetch, SelectionRules rules, Context context, int k) {
    try (GateSession session = gate.open(context)) {
      return fill(session.beside(rules.neighbours()), k, fetch, rules);
    }
  }

  /// The rules by which cleared candidates get into a list.
  ///
  /// @param excluded what is left out
  /// @param neighbours what the list stands beside
  /// @param known items that the reader sees beside the list or has read: what repeats their texts
  ///   is left out too
  public record SelectionRules(
      ListSelection selection,
      List<Hold.Scope> excluded,
      Neighbours neighbours,
      Collection<ItemId> known) {
    private static final SelectionRules ALL =
        new SelectionRules(ListSelection.all(), List.of(), Neighbours.NONE, List.of());

    public SelectionRules {
      excluded = List.copyOf(excluded);
      known = List.copyOf(known);
    }
  }

  /// A source of candidates, best first.
  @FunctionalInterface
  public interface Fetch {
    /// Best first, at most `many`; fewer only when there are no more.
    List<Candidate> atMost(int many);
  }

  /// What to show beside an item. The item itself need not be cleared.
  ///
  /// @param k 1 to [#MAX_K]
  public Recommendations related(ItemId item, Context context, int k) {
    SelectionRules rules =
        new SelectionRules(ListSelection.all(), List.of(), Neighbours.beside(item), List.of(item));
    return of(many -> candidates.related(item, context, many), rules, context, k);
  }

  /// What is nearest to a text that need not be stored, such as a question.
  ///
  /// @param k 1 to [#MAX_K]
  public Recommendations near(Enrichment text, Context context, int k) {
    try (GateSession session = gate.open(context)) {
      return fill(session, k, many -> candidates.near(text, many), SelectionRules.ALL);
    }
  }

  /// Asks for more candidates until `k` have passed or there are no more.
  private Recommendations fill(GateSession session, int k, Fetch fetch, SelectionRules rules) {
    if (k < 1 || k > MAX_K) {
      throw new IllegalArgumentException("ask for 1 to " + MAX_K + " items, got " + k);
    }
    Tally tally = new Tally(k, indexed, rules, repeated.list(), session);
    int many = k * OVER_FETCH;
    while (true) {
      List<Candidate> found = fetch.atMost(many);
      found.forEach(tally::take);
      if (tally.full() || found.size() < many || many >= MOST_CANDIDATES) {
        return tally.result();
      }
      many = Math.min(MOST_CANDIDATES, many * 4);
    }
  }

  /// An accumulator of one list's cleared items. Once a children's title is among them, nothing for
  /// adults is added.
  private static final class Tally {
    private final int k;
    private GateSession session;
    private final List<Recommended> passed = new ArrayList<>();
    private final Set<ItemId> seen = new HashSet<>();
    private final Map<ReasonCode, Integer> blocked = new EnumMap<>(ReasonCode.class);
    private final Map<Long, Predicate<Cleared>> held = new HashMap<>();
    private final IndexedText indexed;
    private final SelectionRules rules;
    private final RepeatedTexts.OfList texts;
    private final List<Recommended> spare = new ArrayList<>();
    private boolean lagging;
    private Instant until = Clearance.NEVER;

    Tally(
        int k,
        IndexedText indexed,
        SelectionRules rules,
        RepeatedTexts.OfList texts,
        GateSession session) {
      this.k = k;
      this.session = session;
      this.indexed = indexed;
      this.rules = rules;
      this.texts = texts;
      rules.known().forEach(texts::beside);
    }

    boolean full() {
      return passed.size() == k;
    }

    void take(Candidate candidate) {
      if (full() || !seen.add(candidate.item())) {
        return;
      }
      switch (session.decide(candidate.item())) {
        case Verdict.Pass(Cleared cleared, var reasons) -> {
          if (rules.excluded().stream().anyMatch(scope -> session.covers(scope, cleared.id()))) {
            return;
          }
          if (isFoundByItsText(candidate, cleared)) {
            take(new Recommended(cleared, candidate.score(), candidate.why()));
            until = candidate.until().isBefore(until) ? candidate.until() : until;
          } else {
            lagging = true;
          }
        }
        case Verdict.Block(var id, List<Reason> reasons, var next) -> count(reasons);
        case Verdict.Indeterminate(var id, List<Reason> reasons) -> count(reasons);
      }
    }

    private void take(Recommended entry) {
      switch (rules.selection().of(entry.item())) {
        case TAKE -> add(entry);
        case SPARE -> spare.add(entry);
        case LEAVE -> {
          return;
        }
      }
      boolean adults = session.context().audience().without().contains(Excluded.ADULT_TITLES);
      if (entry.item().readership().children() && !adults) {
        session = session.excluding(Set.of(Excluded.ADULT_TITLES));
        judgeAgain(passed);
        judgeAgain(spare);
      }
    }

    private void judgeAgain(List<Recommended> entries) {
      List<Recommended> before = List.copyOf(entries);
      entries.clear();
      for (Recommended entry : before) {
        switch (session.decide(entry.item().id())) {
          case Verdict.Pass(Cleared cleared, var reasons) ->
              entries.add(new Recommended(cleared, entry.score(), entry.why()));
          case Verdict.Block(var id, List<Reason> reasons, var next) -> count(reasons);
          case Verdict.Indeterminate(var id, List<Reason> reasons) -> count(reasons);
        }
      }
    }

    private void add(Recommended entry) {
      Cleared item = entry.item();
      if (!full() && !texts.repeats(item.title(), item.text(), item.textHash())) {
        passed.add(entry);
      }
    }

    private boolean isFoundByItsText(Candidate candidate, Cleared item) {
      long seen = candidate.seen();
      return seen == Candidate.CHOSEN
          || held.computeIfAbsent(seen, at -> indexed.heldAt(at, session.seq())).test(item);
    }

    private void count(List<Reason> reasons) {
      for (Reason reason : reasons) {
        if (reason.severity() == Severity.BLOCK || reason.severity() == Severity.INDETERMINATE) {
          blocked.merge(reason.code(), 1, Integer::sum);
        }
      }
    }

    Recommendations result() {
      spare.forEach(this::add);
      Instant end =
          passed.stream()
              .map(entry -> entry.item().terms().cacheUntil())
              .min(Instant::compareTo)
              .orElse(session.now());
      boolean degraded = passed.size() < k && (lagging || !blocked.isEmpty());
      return new Recommendations(
          passed,
          session.context(),
          session.now(),
          end.isBefore(until) ? end : until,
          degraded,
          blocked,
          session.sight());
    }
  }
}
