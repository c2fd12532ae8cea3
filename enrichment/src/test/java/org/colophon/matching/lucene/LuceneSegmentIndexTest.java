package org.colophon.matching.lucene;

import org.colophon.matching.SegmentIndex;
import org.colophon.matching.testing.SegmentIndexContract;

class LuceneSegmentIndexTest implements SegmentIndexContract {
  @Override
  public SegmentIndex open() {
    return new LuceneSegmentIndex();
  }
}
