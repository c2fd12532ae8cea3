package org.colophon.catalog;

/// The id of a sellable form of a work.
public record ProductId(String value) {
  public ProductId {
    IdGrammar.check("product", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
