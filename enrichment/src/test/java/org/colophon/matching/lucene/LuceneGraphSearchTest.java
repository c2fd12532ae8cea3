package org.colophon.matching.lucene;

import java.nio.file.Path;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.testing.ItemIndexContract;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.io.TempDir;

/// The contract again, with a graph search also where a scan would do.
class LuceneGraphSearchTest implements ItemIndexContract {
  @TempDir Path root;

  private final ItemNumbers numbers = new ItemNumbers();

  @Override
  public ItemNumbers numbers() {
    return numbers;
  }

  @Override
  public ItemIndex open() {
    SearchSettings graph = new SearchSettings(0, 10, 400, 0);
    return LuceneItemIndex.open(root, new HashingEmbedder().model(), numbers, graph);
  }
}
