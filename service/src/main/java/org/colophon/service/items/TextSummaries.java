package org.colophon.service.items;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;

/// A summary in memory of the text of each item that was searched before: the sequences of three
/// letters that occur in it, as a Bloom filter. Where a word has one that does not occur, the word
/// is not in the text, and the item need not be read. A summary is dropped when its item changes.
/// Thread-safe.
final class TextSummaries {
  private static final int GRAM = 3;
  private static final int LEAST_BITS = 512;
  private static final int MOST_BITS = 1 << 16;

  /// About 300 MB: 300,000 summaries of 1 KB.
  private static final long MOST_LONGS = 300_000L * 128;

  private final CatalogFollower follower;
  private final long most;
  private final Map<ItemId, long[]> summaries = new ConcurrentHashMap<>();
  private long held;

  TextSummaries(Catalog catalog) {
    this(catalog, MOST_LONGS);
  }

  /// @param most how many longs all summaries take at most
  TextSummaries(Catalog catalog, long most) {
    this.follower = new CatalogFollower(catalog, since -> since.items().forEach(this::drop));
    this.most = most;
  }

  /// Drops the summaries of what changed up to the given sequence number.
  void catchUp(long seq) {
    follower.catchUp(seq, summaries.isEmpty());
  }

  private synchronized void drop(ItemId id) {
    long[] summary = summaries.remove(id);
    held -= summary == null ? 0 : summary.length;
  }

  /// Whether an item may contain all the words, in lower case; true where nothing is known of it.
  boolean mayContain(ItemId id, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    long[] summary = summaries.get(id);
    return summary == null || words.stream().allMatch(word -> mayContain(summary, word));
  }

  /// Keeps the summary of an item's text as a view of the given sequence number has it; nothing
  /// where the item may have changed since.
  void put(ItemId id, String text, long seq) {
    if (summaries.containsKey(id)) {
      return; // current, or dropped before it is asked for
    }
    long[] summary = summary(text);
    follower.at(seq, () -> keep(id, summary));
  }

  private synchronized void keep(ItemId id, long[] summary) {
    if (held + summary.length <= most && summaries.putIfAbsent(id, summary) == null) {
      held += summary.length;
    }
  }

  private static long[] summary(String text) {
    int bits =
        Math.clamp(Integer.highestOneBit(Math.max(1, text.length()) * 4), LEAST_BITS, MOST_BITS);
    long[] summary = new long[bits / Long.SIZE];
    for (int i = 0; i + GRAM <= text.length(); i++) {
      int place = place(text, i, bits);
      summary[place >> 6] |= 1L << place;
    }
    return summary;
  }

  private static boolean mayContain(long[] summary, String word) {
    int bits = summary.length * Long.SIZE;
    for (int i = 0; i + GRAM <= word.length(); i++) {
      int place = place(word, i, bits);
      if ((summary[place >> 6] & 1L << place) == 0) {
        return false;
      }
    }
    return true;
  }

  /// @param bits a power of two
  private static int place(String text, int at, int bits) {
    int hash = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    hash *= 0x9E3779B9;
    return (hash ^ hash >>> 15) & bits - 1;
  }
}
