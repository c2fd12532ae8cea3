package org.colophon.governance.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.Action;
import org.colophon.governance.Audience;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.VerdictId;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.rules.EngineDigest;
import org.colophon.governance.rules.Evaluation;
import org.colophon.governance.rules.Evaluator;
import org.colophon.governance.rules.Horizon;
import org.colophon.governance.rules.RuleOutcome;
import org.colophon.governance.rules.Snapshot;
import org.jspecify.annotations.Nullable;

/// One request's verdicts: one instant, one view, one set of policies. Not thread-safe; closing
/// twice is harmless.
public final class GateSession implements AutoCloseable {
  private final CatalogView view;
  private final ScopeMatcher scopes;
  private final PolicyBook policies;
  private final Context context;
  private final Instant now;
  private final long epoch;
  private boolean clockTrusted = true;

  /// @param scopes that say what holds cover
  GateSession(
      CatalogView view,
      ScopeMatcher scopes,
      PolicyBook policies,
      Context context,
      Instant now,
      long epoch) {
    this.view = view;
    this.scopes = scopes;
    this.policies = policies;
    this.context = context;
    this.now = now;
    this.epoch = epoch;
  }

  /// Lets nothing pass: `now` is not what the time is.
  void distrustClock() {
    clockTrusted = false;
  }

  /// Whether anything can pass: nothing can by a clock that was set far while it ran.
  public boolean isClockTrusted() {
    return clockTrusted;
  }

  /// The instant that every verdict of this session is judged at.
  public Instant now() {
    return now;
  }

  public Context context() {
    return context;
  }

  /// The catalogue's sequence number that this session sees.
  public long seq() {
    return view.seq();
  }

  /// The same view and policies at a later instant: what would be decided then if nothing came
  /// until then. Open for as long as this session is.
  public GateSession later(Instant at) {
    return with(context, at);
  }

  /// The same session for what stands beside some items. Open for as long as this session is.
  public GateSession beside(Neighbours neighbours) {
    return excluding(neighbours.excluded(view));
  }

  /// The same session with more left out for the sake of what stands beside it. Open for as long as
  /// this session is.
  public GateSession excluding(Set<Audience.Excluded> more) {
    return with(context.withAudience(context.audience().excluding(more)), now);
  }

  private GateSession with(Context other, Instant at) {
    GateSession session = new GateSession(view, scopes, policies, other, at, epoch);
    session.clockTrusted = clockTrusted;
    return session;
  }

  /// Whether the policies with these labels, `id@version`, are all in force here.
  public boolean isJudgedBy(Collection<String> labels) {
    return policies.policies().stream().map(Policy::label).toList().containsAll(labels);
  }

  /// How far this session sees.
  public SnapshotVersion sight() {
    return new SnapshotVersion(view.seq(), epoch);
  }

  /// Judges a stored item.
  public Verdict decide(ItemId id) {
    Optional<ItemVersion> version = view.item(id);
    if (version.isEmpty()) {
      return new Verdict.Block(id, List.of(unknown(id)), null);
    }
    Evaluation evaluation = evaluate(version.get());
    RuleOutcome outcome = evaluation.outcome();
    return switch (outcome.decision()) {
      case PASS ->
          new Verdict.Pass(
              new Cleared(version.get(), outcome.offer(), outcome.claims(), terms(id, evaluation)),
              outcome.reasons());
      case BLOCK -> new Verdict.Block(id, outcome.reasons(), nextChange(evaluation));
      case INDETERMINATE -> new Verdict.Indeterminate(id, outcome.reasons());
    };
  }

  /// Whether the editor who asks may be shown that an item exists: one of the own imprint, or one
  /// that passes here.
  public boolean isVisible(ItemId id) {
    boolean own =
        view.item(id)
            .filter(version -> !version.tombstone())
            .filter(version -> version.item().imprint().equals(context.viewer()))
            .isPresent();
    return own || preview(id).decision() == Preview.Decision.PASS;
  }

  /// When the next hold begins to count; [Clearance#NEVER] when none is ahead.
  public Instant nextHold() {
    TreeSet<Instant> boundaries = new TreeSet<>();
    Horizon horizon = new Horizon(now, boundaries);
    view.holds().forEach(hold -> horizon.mayApply(hold.from(), null));
    return boundaries.isEmpty() ? Clearance.NEVER : boundaries.first();
  }

  /// Whether there is a hold on a person now.
  public boolean isHeld(ContributorId person) {
    Horizon horizon = new Horizon(now, new TreeSet<>());
    return view.holds().stream()
        .filter(hold -> scopes.covers(hold.scope(), person, view))
        .anyMatch(hold -> horizon.mayApply(hold.from(), hold.until()));
  }

  /// Whether a stored item lies in a scope; an unknown one lies in none but a list that names it.
  public boolean covers(Hold.Scope scope, ItemId id) {
    return view.item(id)
        .map(version -> scopes.covers(scope, version.item(), view))
        .orElse(scope instanceof Hold.Scope.Items(var ids) && ids.contains(id));
  }

  /// What this session's verdict on an item can be recomputed from.
  public VerdictId verdictId(ItemId id) {
    String book = policies.digest().substring(0, 16);
    return new VerdictId(id, view.seq(), book, EngineDigest.DIGEST, context, now, clockTrusted);
  }

  /// The verdict on a stored item in full, without its content; for editors, audits and logs.
  public VerdictDetails ruling(ItemId id) {
    return view.item(id).map(version -> ruling(id, version)).orElseGet(() -> unknownRuling(id));
  }

  private VerdictDetails ruling(ItemId id, ItemVersion version) {
    Evaluation evaluation = evaluate(version);
    RuleOutcome outcome = evaluation.outcome();
    boolean pass = outcome.decision() == Preview.Decision.PASS;
    return new VerdictDetails(
        verdictId(id),
        outcome.decision(),
        outcome.reasons(),
        outcome.obligations(),
        new VerdictDetails.Judged(version.number(), version.hashes()),
        evaluation.policies().stream().map(Policy::label).toList(),
        policies.digest(),
        pass ? evaluation.validUntil() : null,
        nextChange(evaluation));
  }

  private VerdictDetails unknownRuling(ItemId id) {
    return new VerdictDetails(
        verdictId(id),
        Preview.Decision.BLOCK,
        List.of(unknown(id)),
        List.of(),
        null,
        List.of(),
        policies.digest(),
        null,
        null);
  }

  /// What the verdict on a stored item is, without its content; for editors.
  public Preview preview(ItemId id) {
    return view.item(id)
        .map(version -> preview(evaluate(version)))
        .orElseGet(() -> new Preview(Preview.Decision.BLOCK, List.of(unknown(id)), null));
  }

  /// What the verdict on an item that is not stored would be, had it just been recorded; for
  /// editors.
  public Preview preview(ItemVersion draft) {
    return preview(evaluate(Snapshot.of(draft, List.of(), view, scopes)));
  }

  private static Preview preview(Evaluation evaluation) {
    RuleOutcome outcome = evaluation.outcome();
    return new Preview(outcome.decision(), outcome.reasons(), nextChange(evaluation));
  }

  private Evaluation evaluate(ItemVersion version) {
    Item item = version.item();
    return evaluate(Snapshot.of(version, view.facts(item.id()), view, scopes));
  }

  private Evaluation evaluate(Snapshot snapshot) {
    Evaluation evaluation = Evaluator.evaluate(snapshot, policies, context, now);
    return clockTrusted ? evaluation : evaluation.undecided(untrusted());
  }

  private Reason untrusted() {
    return new Reason(
        ReasonCode.CLOCK_UNTRUSTED,
        Severity.INDETERMINATE,
        "clock",
        now.toString(),
        null,
        null,
        Action.on(Action.Kind.SET_CLOCK, "clock"));
  }

  private Clearance terms(ItemId id, Evaluation evaluation) {
    Duration lifetime =
        evaluation.policies().stream()
            .map(Policy::maxLifetime)
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new Clearance(
        context,
        evaluation.policies().stream().map(Policy::label).toList(),
        now,
        evaluation.validUntil(),
        evaluation.nextChangeAt(),
        lifetime,
        evaluation.outcome().obligations(),
        verdictId(id));
  }

  private static @Nullable Instant nextChange(Evaluation evaluation) {
    return evaluation.nextChangeAt().equals(Clearance.NEVER) ? null : evaluation.nextChangeAt();
  }

  private static Reason unknown(ItemId id) {
    Action record = Action.on(Action.Kind.RECORD_ITEM, "item:" + id);
    return new Reason(
        ReasonCode.ITEM_UNKNOWN, Severity.BLOCK, "item", id.value(), null, null, record);
  }

  @Override
  public void close() {
    view.close();
  }
}
