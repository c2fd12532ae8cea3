package org.colophon.linking;

/// A record of the publisher's that a text may name.
///
/// @param entity `contributor:ID`, `series:ID`, `imprint:ID`, `item:ID`, `event:ID` or `award:ID`
/// @param name as recorded
public record KnownRecord(String entity, Kind kind, String name) {

  /// What kind of record.
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
