package org.colophon.recommend;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.colophon.audience.Audiences;
import org.colophon.audience.Bibliography;
import org.colophon.audience.Feedback;
import org.colophon.audience.PrototypeMaterial.InteractionVector;
import org.colophon.audience.Prototypes;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentRule;
import org.colophon.audience.SegmentUse;
import org.colophon.audience.SegmentUse.Unusable;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.gate.Cleared;
import org.colophon.models.Embedding;
import org.colophon.recommend.ReaderList.Fallback;
import org.colophon.recommend.ReaderRequest.Interaction;
import org.colophon.recommend.profile.ItemFeatures;
import org.jspecify.annotations.Nullable;

/// The service for lists for a segment, for an anonymous reader's recent activity, or for both.
/// Inputs that could not be used are reported, and where none could the list is a generic one.
/// Nothing of the reader is stored. Thread-safe.
public final class ReaderLists {
  private static final int MOST_ITEMS = 8;
  private static final int MOST_OF_AN_AUTHOR = 2;

  /// The most texts that the reader knows and that are kept from being shown once more.
  private static final int MOST_KNOWN_TEXTS = 200;

  /// What is nearest to an interest is not always what fits the reader best.
  private static final int FEWEST_LOOKED_AT = 60;

  private final Recommender recommender;
  private final CandidateSource candidates;
  private final Inputs inputs;
  private final SignalRetention terms;
  private final InstantSource clock;
  private final CatalogStatistics statistics;

  public ReaderLists(
      Recommender recommender,
      CandidateSource candidates,
      Inputs inputs,
      SignalRetention terms,
      InstantSource clock) {
    this.recommender = recommender;
    this.candidates = candidates;
    this.inputs = inputs;
    this.terms = terms;
    this.clock = clock;
    this.statistics = new CatalogStatistics(inputs.items(), clock);
  }

  /// The stores that lists are made from, beside the index.
  ///
  /// @param current whether a segment's vectors are those of this version of its definition
  public record Inputs(
      Audiences audiences,
      Current current,
      Bibliography bibliography,
      Items items,
      ListRules rules) {}

  /// A check whether the vectors of a segment are up to date.
  public interface Current {
    boolean isCurrent(SegmentId segment, long version);
  }

  /// A lookup of items' data beside the search.
  public interface Items {
    /// What an item is about on the whole; empty when it is not known.
    Optional<Embedding> vector(ItemId item);

    /// The same with topics and makers; empty when the vector is not known.
    default Optional<ItemFeatures> features(ItemId item) {
      return vector(item).map(about -> new ItemFeatures(about, Set.of(), Set.of()));
    }

    /// Items by when they were recorded, the newest first; an empty set rules no language out.
    List<ItemId> newest(Set<String> languages, int many);

    /// What was shown and clicked, the newest first, at most `most`.
    default List<Feedback> feedback(int most) {
      return List.of();
    }
  }

  /// A list; every item in it passed the gate.
  public ReaderList list(ReaderRequest request) {
    Plan plan = new Plan(request, clock.instant());
    Recommendations list =
        recommender.of(
            plan::candidates,
            new Recommender.SelectionRules(
                ListSelection.varied(plan::admits, MOST_OF_AN_AUTHOR),
                plan.rules.excluded(),
                plan.neighbours,
                plan.without.stream().limit(MOST_KNOWN_TEXTS).toList()),
            plan.context(),
            request.k());
    boolean ended = plan.isOfSegmentAlone() && list.items().size() < request.k();
    return new ReaderList(
        list.endingBy(plan.until()),
        plan.basis(),
        plan.fallbacks,
        ended ? ReaderList.End.NO_MORE_FIT : null);
  }

  /// The inputs of one list.
  private final class Plan {
    private final ReaderRequest request;
    private final Instant now;
    private final List<Fallback> fallbacks = new ArrayList<>();
    private final List<ItemFeatures> liked = new ArrayList<>();
    private final List<ItemFeatures> disliked = new ArrayList<>();
    private final @Nullable Segment segment;
    private final List<Embedding> interests;
    private final @Nullable Embedding reading;
    private final Set<ItemId> without;
    private final Set<ItemId> lookedAt = new HashSet<>();
    private final Neighbours neighbours;
    private final RuleApplier rules;

    Plan(ReaderRequest request, Instant now) {
      this.request = request;
      this.now = now;
      this.segment = segment();
      this.interests = interests();
      ItemId item = request.placement().reading();
      Optional<ItemFeatures> read = item == null ? Optional.empty() : inputs.items().features(item);
      this.reading = read.map(ItemFeatures::about).orElse(null);
      read.ifPresent(liked::add);
      this.rules =
          RuleApplier.by(inputs.rules().all(), inputs.bibliography(), request.segment(), now);
      this.without = without(item);
      this.neighbours = new Neighbours(item == null ? Set.of() : Set.of(item), lookedAt);
    }

    /// The reader with what the segment's rules say of readers.
    Context context() {
      Context asked = request.placement().context();
      Segment.Rules rules = segment == null ? Segment.Rules.NONE : segment.definition().rules();
      return asked.withAudience(asked.audience().within(rules.ages(), rules.languages()));
    }

    private @Nullable Segment segment() {
      SegmentId id = request.segment();
      if (id == null) {
        return null;
      }
      Optional<Audiences.Stored> stored = inputs.audiences().find(id);
      Optional<Unusable> against = stored.flatMap(this::against);
      if (stored.isEmpty()) {
        fallbacks.add(
            new Fallback(
                SegmentUse.Code.SEGMENT_UNKNOWN.name(), "segment '" + id + "' was not found"));
        return null;
      }
      against.ifPresent(no -> fallbacks.add(new Fallback(no.code().name(), no.reason())));
      return against.isPresent() ? null : stored.get().segment();
    }

    private Optional<Unusable> against(Audiences.Stored stored) {
      Segment asked = stored.segment();
      String territory = request.placement().context().territory();
      if (SegmentUse.of(stored, territory, now) instanceof Unusable no) {
        return Optional.of(no);
      }
      return inputs.current().isCurrent(asked.id(), stored.version())
          ? Optional.empty()
          : Optional.of(
              new Unusable(
                  SegmentUse.Code.SEGMENT_CHANGED,
                  "its definition changed and its vectors are not yet made"));
    }

    private List<Embedding> interests() {
      List<Interaction> interactions = request.activity().interactions();
      if (interactions.isEmpty()) {
        return List.of();
      }
      if (!request.activity().consented()) {
        fallbacks.add(
            new Fallback("CONSENT_MISSING", "the reader did not agree to the use of signals"));
        return List.of();
      }
      Instant oldest = now.minus(terms.signalLasts());
      List<Interaction> fresh =
          interactions.stream().filter(interaction -> interaction.at().isAfter(oldest)).toList();
      if (fresh.isEmpty()) {
        fallbacks.add(
            new Fallback("SIGNAL_EXPIRED", "every signal is older than signals are used"));
        return List.of();
      }
      List<InteractionVector> interactionFeatures =
          fresh.stream().flatMap(interaction -> featuresOf(interaction).stream()).toList();
      List<Embedding> vectors =
          Prototypes.liked(
              interactionFeatures,
              new Prototypes.Ageing(now, terms.halfLife()),
              new SplittableRandom(1));
      if (vectors.isEmpty()) {
        fallbacks.add(
            new Fallback(
                "SIGNAL_WITHOUT_CONTENT", "no signal is about an item that is known and liked"));
      }
      return vectors;
    }

    private Optional<InteractionVector> featuresOf(Interaction interaction) {
      List<ItemId> items = inputs.bibliography().of(interaction.about(), MOST_ITEMS);
      if (interaction.type() != Signal.Type.DISMISS) {
        lookedAt.addAll(items);
      }
      List<ItemFeatures> entries =
          items.stream().flatMap(id -> inputs.items().features(id).stream()).toList();
      (interaction.type() == Signal.Type.DISMISS ? disliked : liked).addAll(entries);
      List<Embedding> vectors = entries.stream().map(ItemFeatures::about).toList();
      return Prototypes.mean(vectors)
          .map(mean -> new InteractionVector(mean, interaction.type(), interaction.at()));
    }

    /// What the reader has seen or has, and what is being read. Having a work in any format is
    /// having it: signals are about works.
    private Set<ItemId> without(@Nullable ItemId item) {
      Set<ItemId> items = new HashSet<>(request.activity().seen());
      if (request.activity().consented()) {
        for (Interaction interaction : request.activity().interactions()) {
          if (interaction.about() instanceof SignalTarget.OfItem(ItemId interactionFeatures)) {
            items.add(interactionFeatures);
          }
        }
      }
      if (item != null) {
        items.add(item);
      }
      return items;
    }

    /// The instant from which the segment can no longer be used, or another rule begins or ends.
    Instant until() {
      Instant change = rules.until();
      Instant use = segment == null ? Clearance.NEVER : SegmentUse.until(segment);
      return use.isBefore(change) ? use : change;
    }

    private boolean isOfSegmentAlone() {
      return segment != null && interests.isEmpty() && reading == null;
    }

    private boolean isGeneric() {
      return segment == null && interests.isEmpty() && reading == null;
    }

    List<String> basis() {
      List<String> basis = new ArrayList<>();
      if (segment != null) {
        basis.add("segment");
      }
      if (!interests.isEmpty()) {
        basis.add("signals");
      }
      if (reading != null) {
        basis.add("item");
      }
      return basis.isEmpty() ? List.of("generic") : basis;
    }

    List<Candidate> candidates(int many) {
      List<List<Candidate>> lists = new ArrayList<>();
      int wide = many + without.size(); // what is left out must not make a list look short
      if (segment != null) {
        lists.add(candidates.forSegment(segment.id(), request.placement().context(), now, wide));
      }
      Interest interest = new Interest(vectors(), languages(), without);
      if (!interest.vectors().isEmpty()) {
        int looked = Math.max(wide, FEWEST_LOOKED_AT);
        List<Candidate> found =
            candidates.forInterest(interest, request.placement().context(), looked);
        lists.add(asked(new Reranker(inputs.items(), statistics.now()).of(found, liked, disliked)));
      }
      if (isGeneric()) {
        lists.add(
            asked(
                inputs.items().newest(languages(), wide).stream()
                    .map(id -> new Candidate(id, 0, "new"))
                    .toList()));
      }
      return rules.of(interleaved(lists, many));
    }

    /// What was not found for the segment, without what is rejected for it.
    private List<Candidate> asked(List<Candidate> others) {
      SegmentId id = request.segment();
      return id == null ? others : candidates.withoutRejected(id, others);
    }

    private List<Embedding> vectors() {
      List<Embedding> vectors = new ArrayList<>(interests);
      if (reading != null) {
        vectors.add(reading);
      }
      return vectors;
    }

    /// One of each list in turn; each item once.
    private List<Candidate> interleaved(List<List<Candidate>> lists, int many) {
      Set<ItemId> seen = new LinkedHashSet<>(without);
      List<Candidate> all = new ArrayList<>();
      int longest = lists.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < longest && all.size() < many; i++) {
        for (List<Candidate> list : lists) {
          if (i < list.size() && seen.add(list.get(i).item())) {
            all.add(list.get(i));
          }
        }
      }
      return all;
    }

    private Set<String> languages() {
      String language = request.placement().language();
      return language == null ? Set.of() : Set.of(language, "und");
    }

    /// What else the segment's rules say of items; ages and languages are the gate's.
    boolean admits(Cleared item) {
      SegmentRule.Candidate candidate =
          new SegmentRule.Candidate(
              item.language(),
              item.type(),
              item.imprint(),
              item.readership().ages(),
              request.placement().context().territory());
      return !without.contains(item.id())
          && (segment == null || segment.definition().rules().admit(candidate));
    }
  }
}
