package org.colophon.catalog;

/// Names a person or body that made a work.
public record ContributorId(String value) {
  public ContributorId {
    IdGrammar.check("contributor", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
