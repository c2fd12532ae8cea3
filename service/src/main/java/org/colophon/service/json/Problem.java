package org.colophon.service.json;

import java.util.Locale;

/// Why an input was not taken.
///
/// @param code stable; programs may rely on it
/// @param field JSON pointer of the field at fault (`/products/0/isbn13`); empty for the whole
/// @param reason what is wrong, with the offending value cut short
/// @param mend what to do about it
public record Problem(Code code, String field, String reason, String mend) {

  /// The kinds of fault.
  public enum Code {
    /// Not JSON at all, or cut off.
    NOT_JSON,
    /// Bytes that are not UTF-8.
    NOT_UTF8,
    /// A schema that this version does not read.
    UNKNOWN_SCHEMA,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_TYPE,
    /// Present and blank.
    EMPTY,
    TOO_LONG,
    /// More entries than are taken.
    TOO_MANY,
    CONTROL_CHARACTER,
    /// Half of a character that takes two UTF-16 units.
    LONE_SURROGATE,
    BAD_ID,
    BAD_LANGUAGE,
    BAD_ISBN,
    BAD_DATE,
    BAD_URL,
    /// Not one of the values that the field knows, or out of its range.
    BAD_VALUE,
    /// The same thing stated twice.
    REPEATED;

    /// As written in answers: `bad_isbn`.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// In one line, for people.
  public String sentence() {
    return (field.isEmpty() ? "" : field + ": ") + reason + "; " + mend;
  }
}
