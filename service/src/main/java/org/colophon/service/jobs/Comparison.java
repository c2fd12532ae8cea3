package org.colophon.service.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says what is different between two results, whatever kinds of things they speak of.
public final class Comparison {
  /// A smaller difference of confidence is none.
  public static final double LEAST_MOVE = 0.05;

  private record Key(String kind, String value) {}

  private Comparison() {}

  /// What `after` has, lacks or says otherwise than `before`; first what is new or other, in the
  /// order of `after`, then what was dropped. Of lines that repeat a value the last counts.
  public static List<Change> between(List<Line> before, List<Line> after) {
    Map<Key, Line> old = byKey(before);
    List<Change> changes = new ArrayList<>();
    for (Line line : byKey(after).values()) {
      Line known = old.remove(new Key(line.kind(), line.value()));
      if (known == null) {
        changes.add(new Change(Change.What.ADDED, line, null, line.confidence()));
      } else if (!known.label().equals(line.label())) {
        changes.add(moved(Change.What.CHANGED, known, line));
      } else if (Math.abs(known.confidence() - line.confidence()) >= LEAST_MOVE) {
        changes.add(moved(Change.What.MOVED, known, line));
      }
    }
    for (Line gone : old.values()) {
      changes.add(new Change(Change.What.DROPPED, gone, gone.confidence(), null));
    }
    return changes;
  }

  private static Change moved(Change.What what, Line before, Line after) {
    return new Change(what, after, before.confidence(), after.confidence());
  }

  private static Map<Key, Line> byKey(List<Line> lines) {
    Map<Key, Line> byKey = new LinkedHashMap<>();
    lines.forEach(line -> byKey.put(new Key(line.kind(), line.value()), line));
    return byKey;
  }
}
