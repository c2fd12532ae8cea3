package org.colophon.matching.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/// Segments that cannot be read when they are compared with their checksums.
class IndexCheckTest {
  /// Less than no bytes: every segment is checked on the other thread.
  private static final long LATER = -1;

  @Test
  void aDiskThatCannotReadIsReportedAsDamage() throws Exception {
    IOException unreadable = new IOException("input/output error");
    assertEquals(
        unreadable,
        reported(() -> {
          throw unreadable;
        }));
  }

  @Test
  void aMappedPageThatCannotBeReadIsReportedAsDamage() throws Exception {
    InternalError fault = new InternalError("a fault occurred in an unsafe memory access");
    Exception found =
        reported(() -> {
          throw fault;
        });
    assertInstanceOf(CorruptIndexException.class, found);
    assertEquals(fault, found.getCause());
  }

  private static Exception reported(Reading reading) throws Exception {
    CompletableFuture<Exception> found = new CompletableFuture<>();
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.addDocument(new Document());
      }
      DirectoryReader reader = new Unreadable(DirectoryReader.open(directory), reading);
      try (SearcherManager searchers = new SearcherManager(reader, new SearcherFactory())) {
        new IndexCheck(LATER, found::complete).begin(searchers);
        return found.get(1, TimeUnit.MINUTES);
      }
    }
  }

  /// The comparison of a segment with its checksums.
  private interface Reading {
    void check() throws IOException;
  }

  /// A reader whose segments are compared with their checksums in another way.
  private static final class Unreadable extends FilterDirectoryReader {
    private final Reading reading;

    Unreadable(DirectoryReader in, Reading reading) throws IOException {
      super(in, new Segments(reading));
      this.reading = reading;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
      return new Unreadable(in, reading);
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
      return in.getReaderCacheHelper();
    }
  }

  /// A wrapper of segments.
  private static final class Segments extends FilterDirectoryReader.SubReaderWrapper {
    private final Reading reading;

    Segments(Reading reading) {
      this.reading = reading;
    }

    @Override
    public LeafReader wrap(LeafReader segment) {
      return new FilterLeafReader(segment) {
        @Override
        public void checkIntegrity() throws IOException {
          reading.check();
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
          return in.getCoreCacheHelper();
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
          return in.getReaderCacheHelper();
        }
      };
    }
  }
}
