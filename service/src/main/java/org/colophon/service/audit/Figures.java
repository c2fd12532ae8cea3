package org.colophon.service.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The numbers of a report by their ids: parts joined by `/`, such as `items/current`. One that was
/// never counted is 0; one that cannot be told is not in it. Not thread-safe.
public final class Figures {
  private final TreeMap<String, Long> byId = new TreeMap<>();

  /// The id of parts; a slash within one is written as `|`.
  public static String id(String... parts) {
    StringBuilder id = new StringBuilder();
    for (String part : parts) {
      id.append(id.isEmpty() ? "" : "/").append(part.replace('/', '|'));
    }
    return id.toString();
  }

  void add(String... parts) {
    byId.merge(id(parts), 1L, Long::sum);
  }

  void set(String id, long value) {
    byId.put(id, value);
  }

  public long get(String... parts) {
    return byId.getOrDefault(id(parts), 0L);
  }

  /// Those below an id.
  SortedMap<String, Long> below(String id) {
    return byId.subMap(id + "/", id + "0"); // '0' follows '/'
  }

  /// All of them.
  public Map<String, Long> all() {
    return Collections.unmodifiableMap(byId);
  }
}
