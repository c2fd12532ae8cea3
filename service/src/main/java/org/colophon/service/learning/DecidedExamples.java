package org.colophon.service.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.MatchExample;
import org.colophon.matching.MatchExamples;

/// Training examples of the items of the catalogue: what people said of their present texts.
public final class DecidedExamples {
  private DecidedExamples() {}

  /// The labels of items and segments by people.
  public interface Labels {
    /// The items that something may be said of.
    Set<ItemId> items();

    /// By segment, whether it fits the item.
    Map<SegmentId, Boolean> of(ItemVersion version);

    /// Those of a labelled file.
    static Labels of(Map<ItemId, Map<SegmentId, Boolean>> labelled) {
      return new Labels() {
        @Override
        public Set<ItemId> items() {
          return labelled.keySet();
        }

        @Override
        public Map<SegmentId, Boolean> of(ItemVersion version) {
          return labelled.getOrDefault(version.item().id(), Map.of());
        }
      };
    }

    /// The answers that people gave to the present texts.
    static Labels of(DecisionLog decisions) {
      return new Labels() {
        @Override
        public Set<ItemId> items() {
          return decisions.decided(DecisionLog.SEGMENT);
        }

        @Override
        public Map<SegmentId, Boolean> of(ItemVersion version) {
          return decided(decisions.of(version.item().id()), version.hashes().text());
        }
      };
    }
  }

  /// The examples, in the order of the items' ids.
  ///
  /// @param stopped asked before each item; no more is read when it says so
  public static List<MatchExample> read(
      CatalogView view, Labels labels, MatchExamples maker, BooleanSupplier stopped) {
    List<MatchExample> examples = new ArrayList<>();
    for (ItemId id : labels.items().stream().sorted(Comparator.comparing(ItemId::value)).toList()) {
      if (stopped.getAsBoolean()) {
        break;
      }
      Optional<ItemVersion> version = view.item(id).filter(known -> !known.tombstone());
      if (version.isPresent()) {
        Map<SegmentId, Boolean> said = labels.of(version.get());
        if (!said.isEmpty()) {
          examples.addAll(maker.of(version.get(), view.links(id), said));
        }
      }
    }
    return examples;
  }

  private static Map<SegmentId, Boolean> decided(List<Decision> decisions, String textHash) {
    Map<SegmentId, Boolean> said = new HashMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(DecisionLog.SEGMENT) && decision.textHash().equals(textHash)) {
        switch (decision.answer()) {
          case ACCEPTED -> said.put(new SegmentId(decision.value()), true);
          case REJECTED -> said.put(new SegmentId(decision.value()), false);
          case REVOKED -> {}
        }
      }
    }
    return said;
  }
}
