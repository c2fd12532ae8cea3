package org.colophon.eval.labelling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.SampledItem.Stratum;
import org.colophon.eval.sets.Checksums;

/// A stratified random sampler: each stratum gets its share (largest remainders), and at least one
/// item where the sample is as large as there are strata. Who is drawn, and in which order, follows
/// from the seed and the items' ids alone, not from the order in which they are stored.
record Sampler(long seed) {

  /// Draws `size` of the items, or all where there are fewer.
  ///
  /// @param strata every item that may be drawn
  List<ItemId> draw(Map<ItemId, Stratum> strata, int size) {
    SortedMap<String, List<ItemId>> members = new TreeMap<>();
    strata.forEach((item, stratum) ->
        members.computeIfAbsent(stratum.toString(), s -> new ArrayList<>()).add(item));
    Map<String, Integer> shares = shares(members, Math.min(size, strata.size()));
    List<ItemId> drawn = new ArrayList<>();
    members.forEach((stratum, items) -> {
      items.sort(shuffled("item "));
      drawn.addAll(items.subList(0, shares.getOrDefault(stratum, 0)));
    });
    drawn.sort(shuffled("order "));
    return drawn;
  }

  private Comparator<ItemId> shuffled(String purpose) {
    Map<ItemId, String> keys = new HashMap<>();
    return Comparator.comparing(
        item -> keys.computeIfAbsent(item, i -> Checksums.of(purpose + seed + " " + i)));
  }

  /// How many of each stratum; sums to `size`, which is no more than there are items.
  private Map<String, Integer> shares(SortedMap<String, List<ItemId>> members, int size) {
    double all = members.values().stream().mapToInt(List::size).sum();
    int least = size >= members.size() ? 1 : 0;
    Map<String, Integer> shares = new TreeMap<>();
    members.forEach((stratum, items) ->
        shares.put(stratum, Math.max(least, (int) (size * items.size() / all))));
    Comparator<String> byLack =
        Comparator.<String>comparingDouble(
                s -> size * count(members, s) / all - shares.getOrDefault(s, 0))
            .thenComparing(s -> Checksums.of("stratum " + seed + " " + s));
    int left = size - shares.values().stream().mapToInt(n -> n).sum();
    for (; left > 0; left--) {
      shares.merge(
          Collections.max(
              members.keySet().stream()
                  .filter(s -> shares.getOrDefault(s, 0) < count(members, s))
                  .toList(),
              byLack),
          1,
          Integer::sum);
    }
    for (; left < 0; left++) {
      shares.merge(
          Collections.min(
              members.keySet().stream().filter(s -> shares.getOrDefault(s, 0) > least).toList(),
              byLack),
          -1,
          Integer::sum);
    }
    return shares;
  }

  private static int count(SortedMap<String, List<ItemId>> members, String stratum) {
    return members.getOrDefault(stratum, List.of()).size();
  }
}
