package org.colophon.service.imports;

import org.colophon.audience.Segment;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;

/// One record of a delivery.
public sealed interface DeliveredRecord {
  /// An item or facts.
  record OfCatalog(Submission submission) implements DeliveredRecord {}

  /// A record that items refer to.
  record OfReference(Reference reference) implements DeliveredRecord {}

  /// An audience.
  record OfSegment(Segment segment) implements DeliveredRecord {}
}
