package org.colophon.service.api;

import java.util.Locale;

/// The kinds of error that a message itself can have, whatever its subject.
public enum ErrorCode {
  /// Not JSON at all, or cut off.
  NOT_JSON(400),
  /// Bytes that are not UTF-8.
  NOT_UTF8(400),
  /// A schema that this version does not read.
  UNKNOWN_SCHEMA(422),
  UNKNOWN_FIELD(422),
  MISSING_FIELD(422),
  WRONG_TYPE(422),
  /// Present and blank.
  EMPTY(422),
  TOO_LONG(422),
  /// More entries than are taken.
  TOO_MANY(422),
  CONTROL_CHARACTER(422),
  /// Half of a character that takes two UTF-16 units.
  LONE_SURROGATE(422),
  BAD_ID(422),
  BAD_LANGUAGE(422),
  BAD_ISBN(422),
  BAD_DATE(422),
  BAD_URL(422),
  /// Not one of the values that the field knows, or out of its range.
  BAD_VALUE(422),
  /// The same thing stated twice.
  REPEATED(422);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /// The HTTP status: 400 for a body that cannot be read, 422 for one that is wrong.
  int status() {
    return status;
  }

  /// As written in answers: `bad_isbn`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
