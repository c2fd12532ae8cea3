package org.colophon.governance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Life.Step;
import org.colophon.governance.Life.Taken;
import org.jspecify.annotations.Nullable;

/// What is current after some steps, found by reading all of them for every question: slow,
/// obvious, and without a line of the catalogue's own projections.
public final class ReferenceHistory {
  private final List<Taken> steps;

  public ReferenceHistory(List<Taken> steps) {
    this.steps = steps;
  }

  /// What a source says of an item now.
  ///
  /// @param item the newest statement's; any of them when two differ
  /// @param checkedAt the latest look that counts; null when nobody looked
  record Known(Item item, boolean deleted, boolean twoVersions, @Nullable Instant checkedAt) {}

  /// Null when no statement of the item was ever taken.
  @Nullable Known item(ItemId id) {
    List<Submission.WholeItem> newest = new ArrayList<>();
    Submission.@Nullable Deletion deletion = null;
    Instant looked = null;
    for (Taken taken : steps) {
      if (!(taken.step() instanceof Step.Say(Submission said))) {
        continue;
      }
      switch (said) {
        case Submission.WholeItem whole when whole.item().id().equals(id) -> {
          int newer = newest.isEmpty() ? 1 : whole.order().compareTo(newest.getFirst().order());
          if (newer > 0) {
            newest.clear();
          }
          if (newer >= 0) {
            newest.add(whole);
          }
        }
        case Submission.Deletion gone when gone.id().equals(id) -> {
          if (deletion == null || gone.order().compareTo(deletion.order()) > 0) {
            deletion = gone;
          }
        }
        case Submission.ContentChecked check when check.id().equals(id) ->
            looked = laterOf(looked, earliest(check.at(), taken.at()));
        default -> {}
      }
    }
    if (newest.isEmpty()) {
      return null;
    }
    boolean deleted =
        deletion != null && deletion.order().compareTo(newest.getFirst().order()) >= 0;
    boolean differ = newest.stream().map(whole -> unchecked(whole.item())).distinct().count() > 1;
    for (Submission.WholeItem whole : newest) {
      looked = laterOf(looked, whole.item().lifecycle().checkedAt());
    }
    return new Known(newest.getFirst().item(), deleted, differ, looked);
  }

  /// Whether its source said two things of an item under one order key.
  boolean contradicts(ItemId id) {
    Known known = item(id);
    return known != null && known.twoVersions();
  }

  /// The item without the date of the last look: looking is no edit.
  private static List<Object> unchecked(Item item) {
    List<Object> parts = new ArrayList<>();
    parts.add(item.imprint());
    parts.add(item.type());
    parts.add(String.valueOf(item.desk()));
    parts.add(item.identity());
    parts.add(item.content());
    parts.add(item.lifecycle().state());
    parts.add(String.valueOf(item.lifecycle().publishedAt()));
    parts.add(String.valueOf(item.lifecycle().goLiveAt()));
    parts.add(String.valueOf(item.lifecycle().expiresAt()));
    parts.add(item.lifecycle().correction());
    parts.add(item.products());
    parts.add(item.events());
    parts.add(item.awards());
    return parts;
  }

  /// What one source says of one thing.
  ///
  /// @param twoValues whether it said two things under one order key
  /// @param confirmed when it last said it or delivered completely
  /// @param aheadOfUs whether it was said to be observed more than five minutes after it arrived
  record Current(
      StatedFact fact, SourceId source, boolean twoValues, Instant confirmed, boolean aheadOfUs) {}

  /// What counts of everything that was said about an imprint's items, by key: of those who may
  /// decide alone all, or else of everybody; of what keeps nothing back only the last.
  Map<FactKey, List<Current>> facts(ImprintId imprint) {
    Map<FactKey, Map<String, List<Integer>>> said = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (StatedFact fact : factsOf(i)) {
        said.computeIfAbsent(fact.key(), _ -> new TreeMap<>())
            .computeIfAbsent(sourceOf(i).value(), _ -> new ArrayList<>())
            .add(i);
      }
    }
    Map<FactKey, List<Current>> counted = new HashMap<>();
    said.forEach((key, bySource) -> {
      List<Current> all = new ArrayList<>();
      bySource.forEach((source, at) -> all.add(ofSource(key, new SourceId(source), at)));
      List<Current> deciding = new ArrayList<>(all);
      deciding.removeIf(one -> !decides(one.source(), key.type(), imprint));
      List<Current> left = deciding.isEmpty() ? all : deciding;
      counted.put(key, DESCRIBING.contains(key.type()) ? List.of(last(left)) : left);
    });
    return counted;
  }

  private static final List<FactType> DESCRIBING =
      List.of(FactType.PRICE, FactType.BESTSELLER, FactType.CATEGORY);

  /// The later confirmation, then the later name; they come by name.
  private static Current last(List<Current> some) {
    Current last = some.getFirst();
    for (Current one : some) {
      last = one.confirmed().isBefore(last.confirmed()) ? last : one;
    }
    return last;
  }

  /// Over what keeps back, only who is registered for the imprint by name; over the rest also who
  /// is registered for no imprint but its own.
  private boolean decides(SourceId id, FactType type, ImprintId imprint) {
    Source source = source(id);
    if (source == null || !source.authoritativeFor().contains(type)) {
      return false;
    }
    return source.imprint().equals(imprint)
        || source.imprints().contains(imprint)
        || (source.imprints().isEmpty() && DESCRIBING.contains(type));
  }

  /// Whether a source is registered for the imprints of the items that it states something about.
  public boolean maySay(Submission said) {
    return switch (said) {
      case Submission.WholeItem whole ->
          mayStateFor(whole.item().identity().source(), whole.item().imprint());
      case Submission.Facts(var source, var facts) ->
          facts.stream()
              .map(fact -> fact.key().entity().text())
              .map(ReferenceHistory::itemOf)
              .map(this::imprintOf)
              .allMatch(imprint -> imprint == null || mayStateFor(source, imprint));
      default -> true;
    };
  }

  /// Products are named after their items here.
  private static ItemId itemOf(String entity) {
    return new ItemId(entity.replaceFirst("^(item|product):", "").replaceFirst("-(hc|eb)$", ""));
  }

  private @Nullable ImprintId imprintOf(ItemId id) {
    Known known = item(id);
    return known == null || known.twoVersions() ? null : known.item().imprint();
  }

  private boolean mayStateFor(SourceId id, ImprintId imprint) {
    Source source = source(id);
    return source == null
        || source.imprints().isEmpty()
        || source.imprint().equals(imprint)
        || source.imprints().contains(imprint);
  }

  private Current ofSource(FactKey key, SourceId source, List<Integer> at) {
    StatedFact newest = null;
    int since = -1;
    boolean twoValues = false;
    Instant confirmed = Instant.MIN;
    Instant observed = Instant.MIN;
    boolean ahead = false;
    for (int i : at) {
      for (StatedFact fact : factsOf(i)) {
        if (!fact.key().equals(key)) {
          continue;
        }
        int newer = newest == null ? 1 : fact.order().compareTo(newest.order());
        if (newer < 0) {
          continue;
        }
        if (newest == null || newer > 0) {
          newest = fact;
          since = i;
          twoValues = false;
          confirmed = Instant.MIN;
          observed = Instant.MIN;
        }
        twoValues |= !same(newest, fact);
        confirmed = latest(confirmed, earliest(fact.observedAt(), steps.get(i).at()));
        if (fact.observedAt().isAfter(observed)) {
          observed = fact.observedAt();
          ahead = observed.isAfter(steps.get(i).at().plusSeconds(300));
        }
      }
    }
    for (int i = since + 1; i < steps.size(); i++) {
      if (steps.get(i).step().equals(new Step.Deliver(source))) {
        confirmed = latest(confirmed, steps.get(i).at());
      }
    }
    if (newest == null) {
      throw new IllegalStateException("nobody said " + key);
    }
    return new Current(newest, source, twoValues, confirmed, ahead);
  }

  private static boolean same(StatedFact one, StatedFact other) {
    return plain(one.value()).equals(plain(other.value()))
        && String.valueOf(one.validFrom()).equals(String.valueOf(other.validFrom()))
        && String.valueOf(one.validTo()).equals(String.valueOf(other.validTo()));
  }

  private static Object plain(FactValue value) {
    return switch (value) {
      case FactValue.Price(BigDecimal amount, var currency) ->
          List.of(amount.stripTrailingZeros(), currency);
      case FactValue.PriceList(var rows) ->
          rows.stream()
              .map(row -> List.of(plain(row.price()), "" + row.from(), "" + row.to()))
              .toList();
      default -> value;
    };
  }

  private List<StatedFact> factsOf(int step) {
    return switch (steps.get(step).step()) {
      case Step.Say(Submission.WholeItem whole) -> whole.facts();
      case Step.Say(Submission.Facts facts) -> facts.facts();
      default -> List.of();
    };
  }

  private SourceId sourceOf(int step) {
    return switch (steps.get(step).step()) {
      case Step.Say(Submission.WholeItem whole) -> whole.item().identity().source();
      case Step.Say(Submission.Facts facts) -> facts.source();
      default -> throw new IllegalStateException("no source speaks in step " + step);
    };
  }

  @Nullable Source source(SourceId id) {
    return last(reference ->
        reference instanceof Reference.OfSource(Source source) && source.id().equals(id)
            ? source
            : null);
  }

  @Nullable DeskRecord desk(@Nullable DeskId id) {
    return last(reference ->
        reference instanceof Reference.OfDesk(DeskRecord desk) && desk.id().equals(id)
            ? desk
            : null);
  }

  @Nullable Event event(EventId id) {
    return last(reference ->
        reference instanceof Reference.OfEvent(Event event) && event.id().equals(id)
            ? event
            : null);
  }

  @Nullable Award award(AwardId id) {
    return last(reference ->
        reference instanceof Reference.OfAward(Award award) && award.id().equals(id)
            ? award
            : null);
  }

  private interface Pick<T> {
    @Nullable T of(Reference reference);
  }

  private <T> @Nullable T last(Pick<T> pick) {
    T last = null;
    for (Taken taken : steps) {
      if (taken.step() instanceof Step.Know(Reference reference)) {
        T found = pick.of(reference);
        last = found == null ? last : found;
      }
    }
    return last;
  }

  /// Holds that nobody lifted, whatever their dates.
  List<Hold> holds() {
    Map<String, Hold> standing = new TreeMap<>();
    for (Taken taken : steps) {
      if (taken.step() instanceof Step.Place(Hold hold)) {
        standing.put(hold.id(), hold);
      } else if (taken.step() instanceof Step.Lift(String id)) {
        standing.remove(id);
      }
    }
    return List.copyOf(standing.values());
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable Instant laterOf(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return latest(one, other);
  }
}
