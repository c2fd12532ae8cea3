package org.colophon.audience;

import org.colophon.catalog.IdGrammar;

/// The id of a segment.
public record SegmentId(String value) {
  public SegmentId {
    IdGrammar.check("segment", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
