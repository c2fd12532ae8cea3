package org.colophon.catalog;

/// The key of a fact: its entity, type and qualifier.
///
/// @param qualifier a territory, a list, …; empty where the type has none
public record FactKey(EntityRef entity, FactType type, String qualifier) {
  public FactKey {
    if (qualifier.length() > 100) {
      throw new IllegalArgumentException(
          "a qualifier has at most 100 characters, got " + qualifier.length());
    }
  }
}
