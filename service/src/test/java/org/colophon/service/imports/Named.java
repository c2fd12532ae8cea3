package org.colophon.service.imports;

import org.colophon.catalog.reference.Reference;

/// The ids that records are known by in results.
final class Named {
  private Named() {}

  static String id(Reference reference) {
    return switch (reference) {
      case Reference.OfImprint(var imprint) -> imprint.id().value();
      case Reference.OfDesk(var desk) -> desk.id().value();
      case Reference.OfSource(var source) -> source.id().value();
      case Reference.OfContributor(var contributor) -> contributor.id().value();
      case Reference.OfSeries(var series) -> series.id().value();
      case Reference.OfEvent(var event) -> event.id().value();
      case Reference.OfAward(var award) -> award.id().value();
    };
  }
}
