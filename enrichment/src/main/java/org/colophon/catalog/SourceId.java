package org.colophon.catalog;

/// The id of a system that states facts.
public record SourceId(String value) {
  public SourceId {
    IdGrammar.check("source", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
