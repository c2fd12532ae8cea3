package org.colophon.catalog;

/// The id of an item (an article, or a work).
public record ItemId(String value) {
  public ItemId {
    IdGrammar.check("item", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
