package org.colophon.audience;

import org.colophon.catalog.IdGrammar;

/// Names a segment.
public record SegmentId(String value) {
  public SegmentId {
    IdGrammar.check("segment", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
