package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A comparison of two results, whatever their kind.
public final class ResultComparison {
  /// A smaller difference of confidence is none.
  public static final double LEAST_MOVE = 0.05;

  private record Key(String kind, String value) {}

  private ResultComparison() {}

  /// What `after` has, lacks or says otherwise than `before`; first what is new or other, in the
  /// order of `after`, then what was dropped. Of lines that repeat a value the last counts.
  public static List<ResultChange> between(List<ResultLine> before, List<ResultLine> after) {
    Map<Key, ResultLine> old = byKey(before);
    List<ResultChange> changes = new ArrayList<>();
    for (ResultLine line : byKey(after).values()) {
      ResultLine known = old.remove(new Key(line.kind(), line.value()));
      if (known == null) {
        changes.add(new ResultChange(ResultChange.What.ADDED, line, null, line.confidence()));
      } else if (!known.label().equals(line.label())) {
        changes.add(moved(ResultChange.What.CHANGED, known, line));
      } else if (Math.abs(known.confidence() - line.confidence()) >= LEAST_MOVE) {
        changes.add(moved(ResultChange.What.MOVED, known, line));
      }
    }
    for (ResultLine gone : old.values()) {
      changes.add(new ResultChange(ResultChange.What.DROPPED, gone, gone.confidence(), null));
    }
    return changes;
  }

  private static ResultChange moved(ResultChange.What what, ResultLine before, ResultLine after) {
    return new ResultChange(what, after, before.confidence(), after.confidence());
  }

  private static Map<Key, ResultLine> byKey(List<ResultLine> lines) {
    Map<Key, ResultLine> byKey = new LinkedHashMap<>();
    lines.forEach(line -> byKey.put(new Key(line.kind(), line.value()), line));
    return byKey;
  }
}
