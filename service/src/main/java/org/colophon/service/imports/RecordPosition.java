package org.colophon.service.imports;

/// The position of a record.
///
/// @param file the file's name, with its folder where that tells more
/// @param line the record's first line, from 1
public record RecordPosition(String file, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
