package org.colophon.catalog.reference;

import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// A team that is responsible for items.
///
/// @param backup the desk that answers where this one does not exist any more; null: nobody does
/// @param active whether the desk still exists; one that does not owns nothing
public record DeskRecord(
    DeskId id,
    String name,
    ImprintId imprint,
    List<String> members,
    boolean active,
    @Nullable DeskId backup) {
  public DeskRecord {
    members = List.copyOf(members);
  }

  /// Whether the desk is active and has a member.
  public boolean answers() {
    return active && !members.isEmpty();
  }

  /// A desk that nobody stands in for.
  public DeskRecord(
      DeskId id, String name, ImprintId imprint, List<String> members, boolean active) {
    this(id, name, imprint, members, active, null);
  }
}
