package org.colophon.catalog.reference;

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

  /// Names the record: its kind and its id, `desk:ID`.
  default String key() {
    return switch (this) {
      case OfImprint(var imprint) -> "imprint:" + imprint.id();
      case OfDesk(var desk) -> "desk:" + desk.id();
      case OfSource(var source) -> "source:" + source.id();
      case OfContributor(var contributor) -> "contributor:" + contributor.id();
      case OfSeries(var series) -> "series:" + series.id();
      case OfEvent(var event) -> "event:" + event.id();
      case OfAward(var award) -> "award:" + award.id();
    };
  }
}
