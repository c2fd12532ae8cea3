package org.colophon.matching.testing;

import org.colophon.matching.ItemIndex;

class ExhaustiveItemIndexTest implements ItemIndexContract {
  @Override
  public ItemIndex open() {
    return new ExhaustiveItemIndex();
  }
}
