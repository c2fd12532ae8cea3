package org.colophon.recommend;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;

/// People's rejections of segments for items, each as long as the item's text is what the person
/// saw.
record Rejections(DecisionLog decisions, IndexCandidates.TextSource texts) {

  /// Those of some items for which a segment is rejected.
  Set<ItemId> of(SegmentId segment, Collection<ItemId> some) {
    Map<ItemId, List<Decision>> rejections = new LinkedHashMap<>();
    for (ItemId item : some) {
      List<Decision> ofItem =
          decisions.of(item).stream()
              .filter(d -> d.answer() == DecisionLog.Answer.REJECTED)
              .filter(d -> d.isAbout(DecisionLog.SEGMENT, segment.value()))
              .toList();
      if (!ofItem.isEmpty()) {
        rejections.put(item, ofItem);
      }
    }
    if (rejections.isEmpty()) {
      return Set.of();
    }
    return texts.of(List.copyOf(rejections.keySet())).entrySet().stream()
        .filter(text -> isSeen(rejections.getOrDefault(text.getKey(), List.of()), text.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isSeen(List<Decision> decisions, ItemText text) {
    SentenceFingerprints now = SentenceFingerprints.of(text);
    return decisions.stream().anyMatch(decision -> decision.sawTextOf(now));
  }
}
