package org.colophon.catalog;

/// A record that items refer to.
public sealed interface Reference {
  /// An imprint.
  record OfImprint(Imprint imprint) implements Reference {}

  /// A desk.
  record OfDesk(DeskRecord desk) implements Reference {}

  /// A source.
  record OfSource(Source source) implements Reference {}

  /// A contributor.
  record OfContributor(Contributor contributor) implements Reference {}

  /// A series.
  record OfSeries(Series series) implements Reference {}

  /// An event.
  record OfEvent(Event event) implements Reference {}

  /// An award entry.
  record OfAward(Award award) implements Reference {}
}
