package org.colophon.catalog;

/// The id of the team that is responsible for an item.
public record DeskId(String value) {
  public DeskId {
    IdGrammar.check("desk", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
