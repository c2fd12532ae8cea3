package org.colophon.catalog;

/// The id of a person or body that made a work.
public record ContributorId(String value) {
  public ContributorId {
    IdGrammar.check("contributor", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
