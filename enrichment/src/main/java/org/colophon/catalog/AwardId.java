package org.colophon.catalog;

/// The id of one entry of an award (a long list, a short list, a win).
public record AwardId(String value) {
  public AwardId {
    IdGrammar.check("award", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
