package org.colophon.matching.testing;

import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;

class ExhaustiveItemIndexTest implements ItemIndexContract {
  private final ItemNumbers numbers = new ItemNumbers();

  @Override
  public ItemNumbers numbers() {
    return numbers;
  }

  @Override
  public ItemIndex open() {
    return new ExhaustiveItemIndex();
  }
}
