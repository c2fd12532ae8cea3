package org.colophon.catalog;

/// The id of a series of works.
public record SeriesId(String value) {
  public SeriesId {
    IdGrammar.check("series", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
