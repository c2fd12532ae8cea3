package org.colophon.service.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.DecisionService;
import org.colophon.matching.MatchExample;
import org.colophon.matching.MatchExamples;

/// Training examples of the items of the catalogue: what people decided of their present texts.
public final class DecidedExamples {
  private DecidedExamples() {}

  /// The labels of one item's segments: whether they fit.
  @FunctionalInterface
  public interface Labels {
    Map<SegmentId, Boolean> of(ItemVersion version);
  }

  /// The answers that people gave to the present text of an item.
  public static Labels of(DecisionLog decisions) {
    return version -> decided(decisions.of(version.item().id()), version.hashes().text());
  }

  /// The examples of all items that something is said of.
  public static List<MatchExample> read(CatalogView view, Labels labels, MatchExamples maker) {
    List<MatchExample> examples = new ArrayList<>();
    for (ItemId id : view.items().toList()) {
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
      if (decision.kind().equals(DecisionService.SEGMENT) && decision.textHash().equals(textHash)) {
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
