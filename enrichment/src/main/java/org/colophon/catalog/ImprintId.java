package org.colophon.catalog;

/// The id of a brand within the publishing group.
public record ImprintId(String value) {
  public ImprintId {
    IdGrammar.check("imprint", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
