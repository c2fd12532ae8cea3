package org.colophon.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.colophon.catalog.ItemId;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.jspecify.annotations.Nullable;

/// An [ItemIndex] in a directory of its own per model, `DIGEST/` under the given root. One process
/// at a time; the last commit carries the catalogue's sequence number. Where files are damaged, it
/// begins again empty: at once where that is found when it is opened, else with
/// [#beginAgainIfDamaged()].
public final class LuceneItemIndex implements ItemIndex {
  private static final System.Logger LOG = System.getLogger(LuceneItemIndex.class.getName());
  private static final String SEQ = "seq";
  private static final double RAM_BUFFER_MB = 64;

  /// What is compared with its checksum before the index is open: as much as a disk reads in less
  /// than a second.
  private static final long CHECKED_AT_ONCE = 64L << 20;

  private final Directory directory;
  private final Analyzer analyzer;
  private final ItemSearch search;
  private final long checkedAtOnce;
  private volatile OpenIndex open;

  /// How often the files were opened.
  private int opened;

  private volatile @Nullable Exception damage;
  private volatile long seq;

  private LuceneItemIndex(Directory directory, ItemNumbers numbers, long checkedAtOnce)
      throws IOException {
    this.directory = directory;
    this.checkedAtOnce = checkedAtOnce;
    this.analyzer = Analysis.open();
    this.search = new ItemSearch(analyzer, numbers);
    this.open = openWhole();
    this.seq = committedSeq(open.writer);
  }

  /// The writer and the searchers of the files, until a fault closes the writer.
  ///
  /// @param number how often the files were opened, this time included
  private record OpenIndex(int number, IndexWriter writer, SearcherManager searchers) {}

  /// Opens the index of `model` under `root`: a new one where there is none, an empty one where a
  /// file is damaged or lost.
  ///
  /// @param numbers of items, by which filters ask
  /// @throws IllegalStateException when another process has it open
  /// @throws UncheckedIOException when the disk fails or the files may not be written
  public static LuceneItemIndex open(Path root, ModelId model, ItemNumbers numbers) {
    return open(root, model, numbers, CHECKED_AT_ONCE);
  }

  /// @param checkedAtOnce bytes that are compared with their checksum before the index is open
  static LuceneItemIndex open(Path root, ModelId model, ItemNumbers numbers, long checkedAtOnce) {
    Path path = root.resolve(model.digest());
    try {
      Files.createDirectories(path);
      return new LuceneItemIndex(FSDirectory.open(path), numbers, checkedAtOnce);
    } catch (LockObtainFailedException e) {
      throw new IllegalStateException("the index at " + path + " is open in another process", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the item index at " + path + " cannot be opened: check the disk and its permissions", e);
    }
  }

  /// The last commit. Where it is damaged, an empty index: what was in it comes back by replaying
  /// the catalogue.
  private OpenIndex openWhole() throws IOException {
    try {
      return openCommit();
    } catch (IOException | RuntimeException e) {
      if (!IndexCheck.isDamage(e)) {
        throw e;
      }
      return openEmpty(e);
    }
  }

  private OpenIndex openEmpty(Exception damaged) throws IOException {
    LOG.log(
        Level.WARNING,
        "the item index at " + directory + " is damaged; it is built again from the catalogue",
        damaged);
    for (String file : directory.listAll()) {
      directory.deleteFile(file);
    }
    return openCommit();
  }

  private OpenIndex openCommit() throws IOException {
    opened++;
    int number = opened;
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(RAM_BUFFER_MB).setCommitOnClose(false);
    config.setCodec(Vectors.codec()).setMergedSegmentWarmer(search::warm);
    IndexWriter writer = new IndexWriter(directory, config);
    try {
      SearcherManager searchers = new SearcherManager(writer, new Warm(search));
      try {
        new IndexCheck(checkedAtOnce, found -> report(number, found)).begin(searchers);
      } catch (IOException | RuntimeException e) {
        searchers.close();
        throw e;
      }
      return new OpenIndex(number, writer, searchers);
    } catch (IOException | RuntimeException e) {
      writer.rollback(); // lets go of the lock
      throw e;
    }
  }

  /// Notes damage of the files as they were opened for the `number`th time. It says nothing of
  /// those that were opened since.
  synchronized void report(int number, Exception found) {
    if (number == opened) {
      damage = found;
    }
  }

  /// Deletes the indexes of all models under `root`; none of them may be open. What was in them
  /// comes back by replaying the catalogue.
  public static void deleteAll(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(root)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index under " + root + " cannot be deleted", e);
    }
  }

  @Override
  public long seq() {
    return seq;
  }

  @Override
  public synchronized void beginAgainIfDamaged() {
    Exception found = damage;
    if (found == null) {
      return;
    }
    OpenIndex before = open;
    try {
      before.writer.rollback();
      open = openEmpty(found);
      seq = 0;
      damage = null;
      before.searchers.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized void update(List<IndexedItem> changed, List<ItemId> removed, long upTo) {
    try {
      write(open.writer, changed, removed, upTo);
      open.searchers.maybeRefreshBlocking();
      seq = upTo;
    } catch (IOException | IllegalStateException e) {
      recover(e);
      throw failed(e);
    }
  }

  private static void write(
      IndexWriter writer, List<IndexedItem> changed, List<ItemId> removed, long upTo)
      throws IOException {
    for (IndexedItem item : changed) {
      writer.updateDocuments(new Term(FieldNames.ID, item.id().value()), ItemDocuments.of(item));
    }
    for (ItemId id : removed) {
      writer.deleteDocuments(new Term(FieldNames.ID, id.value()));
    }
    writer.setLiveCommitData(Map.of(SEQ, Long.toString(upTo)).entrySet());
    writer.commit();
  }

  /// Goes back to the last commit where a fault closed the writer, such as a full disk or a damaged
  /// segment that was to be merged.
  private void recover(Exception fault) {
    OpenIndex before = open;
    if (before.writer.getTragicException() == null) {
      return;
    }
    try {
      before.writer.rollback(); // returns when it is closed
      open = openWhole();
      seq = committedSeq(open.writer);
      damage = null; // what is open now is checked anew
      before.searchers.close();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  @Override
  public List<ItemHit> search(ItemQuery query) {
    return reading(searcher -> search.search(searcher, query));
  }

  @Override
  public List<ItemHit> rank(List<ItemId> items, List<Embedding> vectors) {
    return reading(searcher -> search.rank(searcher, items, vectors));
  }

  @Override
  public int size() {
    return reading(
        searcher -> searcher.count(new TermQuery(new Term(FieldNames.KIND, FieldNames.ITEM))));
  }

  @Override
  public double rarity(String subject) {
    return reading(searcher -> {
      IndexReader reader = searcher.getIndexReader();
      int with = reader.docFreq(new Term(FieldNames.SUBJECT, subject));
      int all = reader.docFreq(new Term(FieldNames.KIND, FieldNames.ITEM));
      return with <= 1 || all <= 1 ? 1 : Math.max(0, 1 - Math.log(with) / Math.log(all));
    });
  }

  @Override
  public synchronized void close() {
    try {
      open.searchers.close();
      open.writer.close();
      analyzer.close();
      directory.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private <T> T reading(SearcherFunction<T> function) {
    OpenIndex at = open;
    try {
      IndexSearcher searcher;
      try {
        searcher = at.searchers.acquire();
      } catch (AlreadyClosedException _) { // the files were opened again meanwhile
        at = open;
        searcher = at.searchers.acquire();
      }
      try {
        return function.from(searcher);
      } finally {
        at.searchers.release(searcher);
      }
    } catch (CorruptIndexException e) {
      report(at.number, e);
      throw failed(e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private IllegalStateException failed(Exception cause) {
    return new IllegalStateException(
        "the item index at " + directory + " failed; it is tried again", cause);
  }

  private static long committedSeq(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(SEQ)) {
          return Long.parseLong(entry.getValue());
        }
      }
    }
    return 0;
  }

  /// A searcher warmer that loads what a new searcher needs before its first search.
  private static final class Warm extends SearcherFactory {
    private final ItemSearch search;

    Warm(ItemSearch search) {
      this.search = search;
    }

    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous)
        throws IOException {
      for (LeafReaderContext leaf : reader.leaves()) {
        search.warm(leaf.reader());
      }
      return super.newSearcher(reader, previous);
    }
  }

  /// A function over an index searcher.
  private interface SearcherFunction<T> {
    T from(IndexSearcher searcher) throws IOException;
  }
}
