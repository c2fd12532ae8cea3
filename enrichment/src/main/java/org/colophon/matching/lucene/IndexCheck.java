package org.colophon.matching.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/// The comparison of an index's files with their checksums: of so many bytes at once, smallest
/// segments first, and of the others on a thread of its own, so that a start takes no longer when
/// the index grows.
///
/// @param atOnce in bytes
/// @param damaged told when one of the others turns out to be damaged or cannot be read
record IndexCheck(long atOnce, Consumer<Exception> damaged) {
  /// @throws IOException when one that is read at once is damaged
  void begin(SearcherManager searchers) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    boolean later = false;
    try {
      List<LeafReader> others = new ArrayList<>();
      long left = atOnce;
      for (LeafReader segment : bySize(searcher)) {
        left -= bytes(segment);
        if (left >= 0) {
          check(segment);
        } else {
          others.add(segment);
        }
      }
      later = !others.isEmpty();
      if (later) {
        Thread.ofPlatform()
            .daemon()
            .name("index-check")
            .start(() -> checkOthers(others, searchers, searcher));
      }
    } finally {
      if (!later) {
        searchers.release(searcher);
      }
    }
  }

  private static List<LeafReader> bySize(IndexSearcher searcher) throws IOException {
    List<LeafReader> segments = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      segments.add(leaf.reader());
    }
    segments.sort(Comparator.comparingInt(LeafReader::maxDoc));
    return segments;
  }

  private static long bytes(LeafReader segment) throws IOException {
    return segment instanceof SegmentReader known ? known.getSegmentInfo().sizeInBytes() : 0;
  }

  private void checkOthers(
      List<LeafReader> segments, SearcherManager searchers, IndexSearcher searcher) {
    try {
      try {
        for (LeafReader segment : segments) {
          check(segment);
        }
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException | RuntimeException e) {
      damaged.accept(e); // what cannot be read is as good as lost
    }
  }

  /// @throws CorruptIndexException also where the disk cannot read a part of a mapped file
  private static void check(LeafReader segment) throws IOException {
    try {
      segment.checkIntegrity();
    } catch (InternalError e) {
      throw new CorruptIndexException("a part of it cannot be read", segment.toString(), e);
    }
  }

  /// Whether the files themselves are wrong: what a damaged file holds may fail in any way.
  static boolean isDamage(Exception e) {
    return e instanceof RuntimeException
        || e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof EOFException
        || e instanceof FileNotFoundException
        || e instanceof NoSuchFileException;
  }
}
