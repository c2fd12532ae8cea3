package org.colophon.catalog.testing;

import org.colophon.catalog.Samples;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogContract;

class MemoryCatalogTest implements CatalogContract {
  private final SettableClock clock = new SettableClock(Samples.T0);
  private final MemoryCatalog catalog = new MemoryCatalog(clock);

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }
}
