package org.colophon.service.json;

import org.colophon.audience.Segment;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;

/// What one record of a delivery says.
public sealed interface Statement {
  /// An item or facts.
  record OfCatalog(Submission submission) implements Statement {}

  /// A record that items refer to.
  record OfReference(Reference reference) implements Statement {}

  /// An audience.
  record OfSegment(Segment segment) implements Statement {}
}
