package org.colophon.matching.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentIndex;
import org.colophon.models.Embedding;

/// Compares every prototype with every vector.
public final class ExhaustiveSegmentIndex implements SegmentIndex {
  private final Map<SegmentId, List<Prototype>> bySegment = new ConcurrentHashMap<>();

  @Override
  public void put(SegmentId id, List<Prototype> prototypes) {
    bySegment.put(id, List.copyOf(prototypes));
  }

  @Override
  public void remove(SegmentId id) {
    bySegment.remove(id);
  }

  @Override
  public List<SegmentHit> search(List<Embedding> vectors, int k) {
    return bySegment.entrySet().stream()
        .flatMap(entry -> hit(entry.getKey(), entry.getValue(), vectors).stream())
        .sorted(
            Comparator.comparingDouble(SegmentHit::similarity)
                .reversed()
                .thenComparing(hit -> hit.id().value()))
        .limit(k)
        .toList();
  }

  private static Optional<SegmentHit> hit(
      SegmentId id, List<Prototype> prototypes, List<Embedding> vectors) {
    double against = -1;
    Optional<SegmentHit> best = Optional.empty();
    for (Prototype prototype : prototypes) {
      for (int v = 0; v < vectors.size(); v++) {
        double cosine = prototype.vector().cosine(vectors.get(v));
        if (prototype.negative()) {
          against = Math.max(against, cosine);
        } else if (best.isEmpty() || cosine > best.get().similarity()) {
          best = Optional.of(new SegmentHit(id, cosine, v, prototype.origin(), -1));
        }
      }
    }
    double worst = against;
    return best.map(h -> new SegmentHit(id, h.similarity(), h.vector(), h.origin(), worst));
  }

  @Override
  public void close() {}
}
