package org.colophon.service.imports;

import org.colophon.service.api.ApiException;

/// The result of one record of a delivery.
public sealed interface LineResult {
  RecordPosition place();

  /// It was recorded.
  ///
  /// @param id of the item, fact source, segment, … that it states
  record Taken(RecordPosition place, String id, Outcome outcome) implements LineResult {}

  /// It was not; the others were.
  ///
  /// @param code stable
  /// @param field JSON pointer of the field at fault; empty for the whole record
  record Rejected(RecordPosition place, String code, String field, String reason, String fix)
      implements LineResult {

    static Rejected of(RecordPosition place, ApiException error) {
      return new Rejected(
          place, error.problem().code(), error.pointer(), error.reason(), error.problem().fix());
    }

    /// In one line, for people.
    public String sentence() {
      return place
          + ": "
          + (field.isEmpty() ? "" : field + " ")
          + reason
          + (fix.isEmpty() ? "" : "; " + fix)
          + " ["
          + code
          + "]";
    }
  }

  /// The outcome of recording.
  enum Outcome {
    /// Something current is new or another.
    CHANGED,
    /// All of it was known.
    CONFIRMED,
    /// Newer things are known; kept as history.
    OLDER
  }
}
