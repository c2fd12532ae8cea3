package org.colophon.editorial;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;

/// The answers of people to one segment in one month.
public record SegmentAnswers(SegmentId segment, YearMonth month, int accepted, int rejected) {
  private record Pair(ItemId item, String segment) {}

  /// By segment and month. Of several answers about one item the last one counts, and none where it
  /// took the others back.
  ///
  /// @param decisions the last one first
  static List<SegmentAnswers> of(List<Decision> decisions, ZoneId zone) {
    Set<Pair> answered = new HashSet<>();
    Map<String, Map<YearMonth, int[]>> counts = new TreeMap<>();
    for (Decision decision : decisions) {
      if (decision.kind().equals(DecisionLog.SEGMENT)
          && answered.add(new Pair(decision.item(), decision.value()))
          && decision.answer() != Answer.REVOKED) {
        int[] count =
            counts
                .computeIfAbsent(decision.value(), _ -> new TreeMap<>())
                .computeIfAbsent(YearMonth.from(decision.at().atZone(zone)), _ -> new int[2]);
        count[decision.answer() == Answer.ACCEPTED ? 0 : 1]++;
      }
    }
    List<SegmentAnswers> all = new ArrayList<>();
    counts.forEach((segment, months) ->
        months.forEach((month, count) ->
            all.add(new SegmentAnswers(new SegmentId(segment), month, count[0], count[1]))));
    return List.copyOf(all);
  }
}
