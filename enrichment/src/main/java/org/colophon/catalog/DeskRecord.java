package org.colophon.catalog;

import java.util.List;

/// A team that is responsible for items.
///
/// @param active whether the desk still exists; one that does not owns nothing
public record DeskRecord(
    DeskId id, String name, ImprintId imprint, List<String> members, boolean active) {
  public DeskRecord {
    members = List.copyOf(members);
  }
}
