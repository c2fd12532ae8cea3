package org.colophon.catalog;

/// Names the team that is responsible for an item.
public record DeskId(String value) {
  public DeskId {
    IdGrammar.check("desk", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
