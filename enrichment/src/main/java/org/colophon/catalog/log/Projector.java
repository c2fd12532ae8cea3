package org.colophon.catalog.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Product;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.ContentChecked;
import org.colophon.catalog.Submission.Deletion;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.Linked;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.jspecify.annotations.Nullable;

/// The rules that apply submissions to the current state; every store of the catalogue records
/// through it, so they cannot differ. Refuses before it writes anything. Not thread-safe.
public final class Projector {
  private final CurrentState state;
  private final SubmissionValidator admission;

  public Projector(CurrentState state) {
    this.state = state;
    this.admission = new SubmissionValidator(state);
  }

  /// The outcome of a submission.
  ///
  /// @param touched the items whose current state, facts or clocks moved; empty after a refusal and
  ///   for what was older
  public record Projected(Recorded recorded, List<ItemId> touched) {
    public Projected {
      touched = List.copyOf(touched);
    }
  }

  /// Applies one submission.
  ///
  /// @param seq the sequence number of its log entry; not used up when it is refused
  public Projected apply(Submission submission, long seq, Instant recordedAt) {
    Optional<Rejection> rejection = admission.rejection(submission);
    if (rejection.isPresent()) {
      return new Projected(new Recorded.Refused(rejection.get()), List.of());
    }
    Tally tally = new Tally();
    List<ItemId> before = subject(submission).map(this::sameIdentity).orElse(List.of());
    switch (submission) {
      case WholeItem whole -> applyItem(whole, seq, recordedAt, tally);
      case Facts(var source, var facts) -> applyFacts(source, facts, seq, recordedAt, tally);
      case Deletion deletion -> {
        var step = ItemProjection.deleted(state.item(deletion.id()), deletion);
        state.put(step.state(), seq);
        tally.add(deletion.id(), step.outcome());
      }
      case ContentChecked check -> {
        ItemState known = state.item(check.id());
        if (known != null) {
          var step = ItemProjection.checked(known, check, recordedAt);
          state.put(step.state(), seq);
          tally.add(check.id(), step.outcome());
        }
      }
      case Linked(var id, var link) -> tally.add(id, linked(id, link));
    }
    return tally.projected(seq, before, this::sameIdentity);
  }

  /// The item that a submission may give another identity, or take it from.
  private static Optional<ItemId> subject(Submission submission) {
    return switch (submission) {
      case WholeItem whole -> Optional.of(whole.item().id());
      case Deletion deletion -> Optional.of(deletion.id());
      case Facts _, ContentChecked _, Linked _ -> Optional.empty();
    };
  }

  private List<ItemId> sameIdentity(ItemId id) {
    return state.sameIdentity(id).stream().sorted(Comparator.comparing(ItemId::value)).toList();
  }

  /// The latest word counts; of two at one instant, that it does not hold.
  private StatementEffect linked(ItemId id, ItemLink link) {
    ItemLink said =
        new ItemLink(link.entity(), link.stands(), link.by(), Microseconds.at(link.at()));
    ItemLink known = state.link(id, said.entity());
    if (known != null && known.at().isAfter(said.at())) {
      return StatementEffect.OLDER;
    }
    if (known != null && known.at().equals(said.at()) && (!known.stands() || said.stands())) {
      return known.stands() == said.stands() ? StatementEffect.CONFIRMED : StatementEffect.OLDER;
    }
    state.put(id, said);
    boolean stood = known != null && known.stands();
    return stood == said.stands() ? StatementEffect.CONFIRMED : StatementEffect.CHANGED;
  }

  private void applyItem(WholeItem whole, long seq, Instant recordedAt, Tally tally) {
    ItemId id = whole.item().id();
    var step = ItemProjection.stated(state.item(id), whole, recordedAt);
    state.put(step.state(), seq);
    tally.add(id, step.outcome());
    for (Product product : whole.item().products()) {
      if (state.owner(product.id()) == null) {
        state.own(product.id(), id);
      }
    }
    applyFacts(whole.item().identity().source(), whole.facts(), seq, recordedAt, tally);
  }

  private void applyFacts(
      SourceId source, List<StatedFact> facts, long seq, Instant recordedAt, Tally tally) {
    for (StatedFact raw : facts) {
      StatedFact stated = Microseconds.cut(raw);
      var step = FactProjection.step(state.fact(stated.key(), source), stated, source, recordedAt);
      if (step.outcome() != StatementEffect.OLDER) {
        state.put(step.fact(), seq);
      }
      ItemId item =
          switch (stated.key().entity()) {
            case EntityRef.OfItem(var id) -> id;
            case EntityRef.OfProduct(var id) -> state.owner(id);
          };
      tally.add(item, step.outcome());
    }
  }

  /// An accumulator over the parts of one submission.
  private static final class Tally {
    private final Set<ItemId> changed = new LinkedHashSet<>();
    private final Set<ItemId> touched = new LinkedHashSet<>();
    private StatementEffect outcome = StatementEffect.OLDER;

    void add(@Nullable ItemId item, StatementEffect part) {
      outcome = outcome.and(part);
      if (item != null && part != StatementEffect.OLDER) {
        touched.add(item);
        if (part == StatementEffect.CHANGED) {
          changed.add(item);
        }
      }
    }

    /// @param before other items that had an identifier in common with the one stated
    /// @param same those that have one now: their verdicts follow that of each other
    Projected projected(long seq, List<ItemId> before, Function<ItemId, List<ItemId>> same) {
      Recorded recorded =
          switch (outcome) {
            case CHANGED -> new Recorded.Changed(seq, new ArrayList<>(changed));
            case CONFIRMED -> new Recorded.Confirmed(seq);
            case OLDER -> new Recorded.Older(seq);
          };
      if (!touched.isEmpty()) {
        for (ItemId item : List.copyOf(touched)) {
          touched.addAll(same.apply(item));
        }
        touched.addAll(before);
      }
      return new Projected(recorded, new ArrayList<>(touched));
    }
  }
}
