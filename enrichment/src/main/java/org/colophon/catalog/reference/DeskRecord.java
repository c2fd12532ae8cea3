package org.colophon.catalog.reference;

import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// A team that is responsible for items.
///
/// @param members people of the team; null when they are not stated, which many publishers leave to
///   their own systems
/// @param backup the desk that answers where this one does not exist any more; null: nobody does
/// @param active whether the desk still exists; one that does not owns nothing
public record DeskRecord(
    DeskId id,
    String name,
    ImprintId imprint,
    @Nullable List<String> members,
    boolean active,
    @Nullable DeskId backup) {
  public DeskRecord {
    members = members == null ? null : List.copyOf(members);
  }

  /// Whether the desk is active and not known to be empty.
  public boolean answers() {
    return active && (members == null || !members.isEmpty());
  }

  /// Whether the desk is active and a person of it is known.
  public boolean hasMembers() {
    return active && members != null && !members.isEmpty();
  }

  /// Whether a person is known to be one of the desk.
  public boolean hasMember(String person) {
    return members != null && members.contains(person);
  }

  /// A desk that nobody stands in for.
  public DeskRecord(
      DeskId id, String name, ImprintId imprint, @Nullable List<String> members, boolean active) {
    this(id, name, imprint, members, active, null);
  }
}
