package org.colophon.service.cli;

/// The exit codes of the process, the same for every command.
final class Exit {
  /// Done.
  static final int OK = 0;

  /// It could not be done; nothing more was tried.
  static final int FAILED = 1;

  /// The command was called wrongly.
  static final int USAGE = 2;

  /// Done but for some records, each reported.
  static final int PARTLY = 3;

  /// Another process owns the data directory.
  static final int TAKEN = 4;

  private Exit() {}
}
