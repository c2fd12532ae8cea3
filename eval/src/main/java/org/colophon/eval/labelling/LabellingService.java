package org.colophon.eval.labelling;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.eval.labelling.Labelling.Choice;
import org.colophon.eval.labelling.Labelling.Drawing;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.labelling.LabellingResult.Done;
import org.colophon.eval.labelling.LabellingResult.Refused;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.jspecify.annotations.Nullable;

/// The service that draws samples of the catalogue, collects people's labels, compares two people,
/// and makes labelled sets of what they agree on. What a model thinks of an item is nowhere in it.
/// A text is shown to labellers, and written into a labelled set, while it passes the gate for
/// editors of the labelling's imprint: such sets stay in the house. Thread-safe.
public final class LabellingService {
  /// The most items in one sample.
  public static final int MAX_SIZE = 5_000;

  private final Catalog catalog;
  private final LabelChoices choices;
  private final LabelStore store;
  private final Gate gate;
  private final InstantSource clock;
  private final String territory;

  /// Labellings of a catalogue.
  ///
  /// @param gate through which texts go before people or files get them
  /// @param territory of the readers whom the editors work for
  public LabellingService(
      Catalog catalog,
      LabelChoices choices,
      LabelStore store,
      Gate gate,
      InstantSource clock,
      String territory) {
    this.territory = territory;
    this.gate = gate;
    this.catalog = catalog;
    this.choices = choices;
    this.store = store;
    this.clock = clock;
  }

  /// The request to draw a sample.
  ///
  /// @param size at most [#MAX_SIZE]
  /// @param by who asks for it
  public record Request(LabellingId id, Plan plan, int size, long seed, String by) {
    public Request {
      if (size < 1 || size > MAX_SIZE) {
        throw new IllegalArgumentException("a sample has 1 to " + MAX_SIZE + " items, got " + size);
      }
    }
  }

  /// The status of a labelling.
  ///
  /// @param strata imprint, language and content type → items of the sample
  /// @param labellers those who answered something, by name
  public record Status(
      Labelling labelling,
      int items,
      SortedMap<String, Integer> strata,
      List<LabellingProgress> labellers) {
    public Status {
      labellers = List.copyOf(labellers);
    }
  }

  /// The item that a labeller has to label next.
  ///
  /// @param item null where all are done
  public record NextItem(@Nullable SampledItem item, LabellingProgress progress) {}

  /// Draws a sample, stratified by imprint, language and content type. Items that were drawn for an
  /// earlier labelling of the same kind are not drawn again; what the catalogue says an item is
  /// about plays no part. What the gate keeps from editors is not drawn.
  public LabellingResult<Status> draw(Request request) {
    if (store.find(request.id()).isPresent()) {
      return exists(request.id());
    }
    Optional<List<Choice>> offered = choices.of(request.plan());
    if (offered.isEmpty()) {
      return new Refused<>(
          "bad_value",
          "vocabulary",
          "vocabulary '" + request.plan().vocabulary() + "' was not found");
    }
    if (offered.get().isEmpty()) {
      return new Refused<>(
          "nothing_to_choose", "task", "no segment is in use, so there is nothing to choose");
    }
    List<SampledItem> sample = sample(request);
    if (sample.isEmpty()) {
      return new Refused<>("nothing_to_draw", "", "the catalogue has no item that was not drawn");
    }
    Drawing drawing = new Drawing(request.seed(), request.size(), request.by(), now());
    Labelling labelling = new Labelling(request.id(), request.plan(), offered.get(), drawing);
    return store.open(labelling, sample) ? status(request.id()) : exists(request.id());
  }

  private static Refused<Status> exists(LabellingId id) {
    return new Refused<>(
        "labelling_exists", "id", "labelling '" + id + "' already exists; choose another id");
  }

  /// Every labelling, by id.
  public List<Labelling> all() {
    return store.all();
  }

  /// How a labelling stands.
  public LabellingResult<Status> status(LabellingId id) {
    return find(id)
        .then(labelling -> {
          List<SampledItem> sample = store.sample(id);
          SortedMap<String, Integer> strata = new TreeMap<>();
          sample.forEach(item -> strata.merge(item.stratum().toString(), 1, Integer::sum));
          CurrentLabels answers = answers(id);
          List<LabellingProgress> labellers =
              answers.labellers().stream()
                  .map(labeller -> LabellingProgress.of(labeller, answers, sample.size()))
                  .toList();
          return new Done<>(new Status(labelling, sample.size(), strata, labellers));
        });
  }

  /// The first item that the labeller has not answered; the same order for everybody, so that two
  /// who stop half-way have seen the same items. What the gate keeps from editors now is passed
  /// over.
  public LabellingResult<NextItem> next(LabellingId id, String labeller) {
    return find(id)
        .then(labelling -> {
          CurrentLabels answers = answers(id);
          List<ItemId> order = store.order(id);
          try (GateSession session = gate.open(editors(labelling.plan()))) {
            SampledItem open =
                order.stream()
                    .filter(item -> !answers.of(labeller).containsKey(item))
                    .filter(item -> passes(session, item))
                    .findFirst()
                    .flatMap(item -> store.item(id, item))
                    .orElse(null);
            return new Done<>(
                new NextItem(open, LabellingProgress.of(labeller, answers, order.size())));
          }
        });
  }

  private Context editors(Labelling.Plan plan) {
    return Context.desk(territory, plan.imprint());
  }

  private static boolean passes(GateSession session, ItemId item) {
    return session.decide(item) instanceof Verdict.Pass;
  }

  private List<SampledItem> passing(LabellingId id, Context context) {
    try (GateSession session = gate.open(context)) {
      return store.sample(id).stream().filter(drawn -> passes(session, drawn.item())).toList();
    }
  }

  /// Writes down what a labeller says to an item of the sample.
  public LabellingResult<LabelEntry> answer(
      LabellingId id, ItemId item, String labeller, LabelAnswer answer) {
    return find(id)
        .then(labelling -> {
          Optional<Refused<LabelEntry>> fault = fault(labelling, item, answer);
          if (fault.isPresent()) {
            return fault.get();
          }
          LabelEntry given = new LabelEntry(item, labeller, answer, now());
          store.append(id, given);
          return new Done<>(given);
        });
  }

  private Optional<Refused<LabelEntry>> fault(
      Labelling labelling, ItemId item, LabelAnswer answer) {
    if (store.item(labelling.id(), item).isEmpty()) {
      return Optional.of(new Refused<>("bad_value", "item", "'" + item + "' is not in the sample"));
    }
    if (!(answer instanceof LabelAnswer.Fits(List<String> labels))) {
      return Optional.empty();
    }
    if (labelling.plan().answers() == Labelling.Answers.ONE && labels.size() > 1) {
      return Optional.of(new Refused<>("bad_value", "labels", "give exactly one choice"));
    }
    return labels.stream()
        .filter(label -> labelling.choice(label).isEmpty())
        .findFirst()
        .map(label ->
            new Refused<>(
                "bad_value", "labels", "'" + label + "' is not a choice of this labelling"));
  }

  /// Compares two labellers; where they are not named, the two that answered most.
  public LabellingResult<AgreementReport> compare(
      LabellingId id, @Nullable String first, @Nullable String second) {
    return find(id)
        .then(labelling -> {
          CurrentLabels answers = answers(id);
          List<String> most =
              answers.labellers().stream()
                  .sorted((a, b) -> Integer.compare(answers.of(b).size(), answers.of(a).size()))
                  .toList();
          if ((first == null || second == null) && most.size() < 2) {
            return new Refused<>(
                "too_few_labellers",
                "",
                "two labellers are compared, " + most.size() + " answered");
          }
          String one = first == null ? most.get(0) : first;
          String other = second == null ? most.get(1) : second;
          Set<ItemId> shown =
              passing(id, editors(labelling.plan())).stream()
                  .map(SampledItem::item)
                  .collect(Collectors.toSet());
          return new Done<>(
              AgreementReport.of(labelling, store.sample(id), answers, one, other).naming(shown));
        });
  }

  /// What people agree on, of the items whose texts editors may see now.
  ///
  /// @param confirmations how many must have given the same answer, at least 1
  public LabellingResult<GoldSet> gold(LabellingId id, int confirmations) {
    if (confirmations < 1) {
      return new Refused<>(
          "bad_value",
          "labellers",
          "the number of confirmations must be at least 1, got " + confirmations);
    }
    return find(id)
        .then(labelling -> {
          List<SampledItem> sample = passing(id, editors(labelling.plan()));
          return new Done<>(
              GoldSet.of(labelling, sample, answers(id), confirmations)
                  .leavingOut(store.order(id).size() - sample.size()));
        });
  }

  private LabellingResult<Labelling> find(LabellingId id) {
    return store
        .find(id)
        .<LabellingResult<Labelling>>map(Done::new)
        .orElseGet(
            () -> new Refused<>("labelling_unknown", "", "labelling '" + id + "' was not found"));
  }

  private CurrentLabels answers(LabellingId id) {
    return new CurrentLabels(store.given(id));
  }

  private List<SampledItem> sample(Request request) {
    Set<ItemId> earlier = new HashSet<>();
    for (Labelling known : store.all()) {
      if (known.plan().kind() == request.plan().kind()) {
        earlier.addAll(store.order(known.id()));
      }
    }
    try (CatalogView view = catalog.view();
        GateSession session = gate.open(editors(request.plan()))) {
      return CatalogSample.draw(view, request, id -> !earlier.contains(id) && passes(session, id));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
