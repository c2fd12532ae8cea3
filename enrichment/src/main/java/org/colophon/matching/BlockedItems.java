package org.colophon.matching;

import java.time.Instant;
import java.util.Arrays;
import org.colophon.catalog.ItemId;

/// The instants until which items are known not to be eligible, in one array indexed by item
/// number. An item of which nothing is said is not blocked. Thread-safe; a search that is under way
/// may or may not see a change.
public final class BlockedItems {
  private static final int FIRST_SIZE = 1_024;
  private static final long NOT_BLOCKED = Long.MIN_VALUE;

  private final ItemNumbers numbers;
  private volatile long[] until = new long[0]; // milliseconds

  public BlockedItems(ItemNumbers numbers) {
    this.numbers = numbers;
  }

  /// An item is not eligible before `instant`; in the array it may be so up to a millisecond
  /// sooner.
  public void block(ItemId id, Instant instant) {
    set(id, instant.toEpochMilli());
  }

  /// Nothing speaks against an item.
  public void unblock(ItemId id) {
    set(id, NOT_BLOCKED);
  }

  private synchronized void set(ItemId id, long value) {
    int number = numbers.of(id);
    long[] array = until;
    if (number >= array.length) {
      int size = Math.max(FIRST_SIZE, Math.max(number + 1, array.length + array.length / 2));
      long[] larger = Arrays.copyOf(array, size);
      Arrays.fill(larger, array.length, size, NOT_BLOCKED);
      array = larger;
    }
    array[number] = value;
    until = array; // what was written is seen by who reads the field afterwards
  }

  /// The items that nothing speaks against at an instant.
  public EligibleNumbers eligibleAt(Instant now) {
    long at = now.toEpochMilli();
    long[] array = until;
    return new EligibleNumbers() {
      @Override
      public ItemNumbers numbers() {
        return numbers;
      }

      @Override
      public boolean test(int number) {
        return number >= array.length || array[number] <= at;
      }
    };
  }
}
