package org.colophon.matching.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Which items are out of date.
///
/// @param name as in the table
/// @param stale by the items' numbers
record Staleness(String name, BitSet stale) {
  private static final List<Integer> PERCENT = List.of(50, 90, 99);

  /// None; then 50, 90 and 99 of a hundred, at random and by whole imprints.
  static List<Staleness> all(int[] imprintOf, int imprints, Random random) {
    List<Staleness> all = new ArrayList<>();
    all.add(new Staleness("0 %", new BitSet()));
    for (int percent : PERCENT) {
      BitSet stale = new BitSet(imprintOf.length);
      for (int i = 0; i < imprintOf.length; i++) {
        stale.set(i, random.nextInt(100) < percent);
      }
      all.add(new Staleness(percent + " %", stale));
    }
    for (int percent : PERCENT) {
      all.add(
          new Staleness(percent + " %, by imprint", down(imprintOf, imprints, percent, random)));
    }
    return all;
  }

  /// Takes down one imprint after the other until so many items are stale.
  private static BitSet down(int[] imprintOf, int imprints, int percent, Random random) {
    List<Integer> order = new ArrayList<>();
    for (int imprint = 0; imprint < imprints; imprint++) {
      order.add(imprint);
    }
    Collections.shuffle(order, random);
    int[] sizes = new int[imprints];
    for (int imprint : imprintOf) {
      sizes[imprint]++;
    }
    BitSet down = new BitSet(imprints);
    long wanted = (long) imprintOf.length * percent / 100;
    for (int imprint : order) {
      if (wanted > 0) {
        down.set(imprint);
        wanted -= sizes[imprint];
      }
    }
    BitSet stale = new BitSet(imprintOf.length);
    for (int i = 0; i < imprintOf.length; i++) {
      stale.set(i, down.get(imprintOf[i]));
    }
    return stale;
  }
}
