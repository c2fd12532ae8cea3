package org.colophon.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.jspecify.annotations.Nullable;

/// The profiles and prototypes of all segments, in memory. Derived; thread-safe.
public final class SegmentProfiles {
  private final Map<SegmentId, SegmentProfile> byId = new ConcurrentHashMap<>();
  private final Map<SegmentId, List<Prototype>> prototypes = new ConcurrentHashMap<>();

  /// A segment's place in sums over all of them; it keeps it.
  private final Map<SegmentId, Integer> places = new ConcurrentHashMap<>();

  private final Map<String, Having> byWord = new ConcurrentHashMap<>();

  /// In how many profiles a subject is.
  private final Map<String, Integer> withSubject = new ConcurrentHashMap<>();

  private final ToDoubleFunction<String> inCatalogue;

  /// @param inCatalogue how telling a subject is among the items, see [ItemIndex#rarity]
  public SegmentProfiles(ToDoubleFunction<String> inCatalogue) {
    this.inCatalogue = inCatalogue;
  }

  synchronized void put(SegmentProfile profile, List<Prototype> vectors) {
    prototypes.put(profile.id(), List.copyOf(vectors));
    takeOut(byId.put(profile.id(), profile));
    int place = places.computeIfAbsent(profile.id(), id -> places.size());
    profile
        .words()
        .forEach((word, weight) ->
            byWord.merge(
                word, Having.one(place, weight), (known, one) -> known.with(place, weight)));
    profile.subjects().keySet().forEach(s -> withSubject.merge(s, 1, Integer::sum));
  }

  synchronized void remove(SegmentId id) {
    takeOut(byId.remove(id));
    prototypes.remove(id);
  }

  private void takeOut(@Nullable SegmentProfile profile) {
    if (profile != null) {
      profile
          .words()
          .keySet()
          .forEach(word ->
              byWord.computeIfPresent(
                  word, (w, having) -> having.without(places.getOrDefault(profile.id(), -1))));
      profile.subjects().keySet().forEach(s -> withSubject.merge(s, -1, Integer::sum));
    }
  }

  /// The vectors that stand for a segment; none when it has no profile.
  public List<Prototype> prototypes(SegmentId id) {
    return prototypes.getOrDefault(id, List.of());
  }

  /// Whether a segment's profile was made from this version of its definition.
  public boolean isCurrent(SegmentId id, long version) {
    return find(id).filter(profile -> profile.version() == version).isPresent();
  }

  Optional<SegmentProfile> find(SegmentId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// How telling a word is: low when many segments share it. At least 0.
  double wordRarity(String stem) {
    Having having = byWord.get(stem);
    return rarity(having == null ? 0 : having.places.length);
  }

  /// Of each segment, the sum over some words of the word's weight in it times what it is worth.
  ToDoubleFunction<SegmentId> sums(Map<String, Double> worth) {
    double[] sums = new double[places.size()];
    worth.forEach((word, value) -> {
      Having having = byWord.get(word);
      if (having != null) {
        having.addTo(sums, value);
      }
    });
    return id -> {
      int place = places.getOrDefault(id, sums.length);
      return place < sums.length ? sums[place] : 0; // else it came meanwhile
    };
  }

  /// How telling a subject is: low when many segments share it, or many items. At least 0.
  double subjectRarity(String subject) {
    double amongSegments = rarity(withSubject.getOrDefault(subject, 0));
    return Math.min(amongSegments, inCatalogue.applyAsDouble(subject));
  }

  /// 1 for what one segment of many has, 0 for what all have.
  private double rarity(int with) {
    double all = byId.size();
    return with <= 1 || all <= 1 ? 1 : Math.log((all + 1) / with) / Math.log(all + 1);
  }

  /// The segments that have a word, with its weight in each. Immutable and packed, because a text
  /// asks for hundreds of words, each of which hundreds of segments may have.
  private static final class Having {
    private final int[] places;
    private final double[] weights;

    private Having(int[] places, double[] weights) {
      this.places = places;
      this.weights = weights;
    }

    static Having one(int place, double weight) {
      return new Having(new int[] {place}, new double[] {weight});
    }

    /// @param place that is not here yet
    Having with(int place, double weight) {
      int size = places.length;
      int[] morePlaces = Arrays.copyOf(places, size + 1);
      double[] moreWeights = Arrays.copyOf(weights, size + 1);
      morePlaces[size] = place;
      moreWeights[size] = weight;
      return new Having(morePlaces, moreWeights);
    }

    /// Null when no segment is left.
    @Nullable Having without(int place) {
      int[] left = IntStream.range(0, places.length).filter(i -> places[i] != place).toArray();
      return left.length == 0
          ? null
          : new Having(
              Arrays.stream(left).map(i -> places[i]).toArray(),
              Arrays.stream(left).mapToDouble(i -> weights[i]).toArray());
    }

    void addTo(double[] sums, double worth) {
      for (int i = 0; i < places.length; i++) {
        if (places[i] < sums.length) {
          sums[places[i]] += weights[i] * worth;
        }
      }
    }
  }
}
