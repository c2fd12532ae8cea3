package org.colophon.matching.testing;

import org.colophon.matching.SegmentIndex;

class ExhaustiveSegmentIndexTest implements SegmentIndexContract {
  @Override
  public SegmentIndex open() {
    return new ExhaustiveSegmentIndex();
  }
}
