package org.colophon.matching.bench;

import java.io.IOException;
import java.util.List;

/// An index that is measured. Not thread-safe while it is filled.
interface Contender extends AutoCloseable {
  String name();

  /// Whether it has to be filled; an earlier run may have left it full.
  boolean isEmpty() throws IOException;

  /// Puts in items `from` to `to`, exclusive; they are found when this returns.
  void add(Stock stock, int from, int to) throws IOException;

  /// Lets work in the background come to its end.
  void settle() throws IOException;

  /// From now on, what is stale is not found.
  void outdate(Staleness staleness);

  /// The numbers of the nearest `k` items.
  List<Integer> nearest(float[] query, int k) throws IOException;

  @Override
  void close() throws IOException;
}
