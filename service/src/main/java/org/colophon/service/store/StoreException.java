package org.colophon.service.store;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// The store could not do its work; the message says what the operator can do. Nothing of the
/// attempted write was kept.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  public StoreException(String message) {
    super(message);
    this.advice = message;
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
    this.advice = message;
  }

  private StoreException(String advice, SQLException cause) {
    super(advice + " (" + cause.getMessage() + ")", cause);
    this.advice = advice;
  }

  static StoreException of(SQLException cause) {
    return new StoreException(advice(cause), cause);
  }

  /// What is wrong and what the operator can do, without the database's own words.
  public String advice() {
    return advice;
  }

  private static String advice(SQLException cause) {
    if (!(cause instanceof SQLiteException sqlite)) {
      return "the catalogue's database failed";
    }
    // the low byte is the primary code; the rest says more of the same
    return switch (sqlite.getResultCode().code & 0xff) {
      case 5, 6 ->
          "the database is locked by another program: end the program that has it open, then try"
              + " again";
      case 8 -> "the database is read-only: give this user the right to write the data directory";
      case 10 -> "the disk failed: check it and its connection before going on";
      case 11, 26 ->
          "the database file is damaged: stop the service, see the damage with `colophon doctor`,"
              + " and restore the latest backup with `colophon restore`";
      case 13 -> "the disk is full: free space on it, then try again";
      case 14 -> "the database cannot be opened: check that the data directory can be written";
      default -> "the catalogue's database failed";
    };
  }
}
