package org.colophon.audience;

import org.colophon.models.Embedding;

/// A vector that represents one interest of a segment.
///
/// @param origin where it comes from, in words an editor understands: `description`, `example:
///   TITLE`, `members`
/// @param negative whether it stands for what the segment is not
public record Prototype(SegmentId segment, Embedding vector, String origin, boolean negative) {
  static final String MEMBERS = "members";
  static final String DISMISSED = "dismissed by members";

  /// Whether it comes from what members did, and not from the segment's definition.
  public boolean isOfMembers() {
    return origin.equals(MEMBERS) || origin.equals(DISMISSED);
  }
}
