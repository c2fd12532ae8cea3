package org.colophon.linking;

/// A publisher's record that a text may name.
///
/// @param entity `contributor:ID`, `series:ID`, `imprint:ID`, `item:ID`, `event:ID` or `award:ID`
/// @param name as recorded
public record KnownRecord(String entity, Kind kind, String name) {

  /// The kind of a record.
  public enum Kind {
    CONTRIBUTOR,
    SERIES,
    IMPRINT,
    /// A work of a book publisher, by its title.
    WORK,
    EVENT,
    AWARD
  }

  /// The part of the entity after the colon.
  public String id() {
    return entity.substring(entity.indexOf(':') + 1);
  }
}
