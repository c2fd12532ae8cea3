package org.colophon.audience;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;

/// The target of an interaction.
public sealed interface SignalTarget {
  /// Codes, no words.
  Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,40}:[A-Za-z0-9._/-]{1,80}");

  /// An item; a purchase of any of its formats is about the item.
  record OfItem(ItemId item) implements SignalTarget {}

  /// A contributor who is followed.
  record OfContributor(ContributorId contributor) implements SignalTarget {}

  /// A series that is followed.
  record OfSeries(SeriesId series) implements SignalTarget {}

  /// A topic that is followed: a code of a vocabulary, never words.
  record OfTopic(Subject subject) implements SignalTarget {}

  /// A newsletter.
  record OfNewsletter(String id) implements SignalTarget {
    public OfNewsletter {
      IdGrammar.check("newsletter", id);
    }
  }

  /// As stored: `item:ID`, `contributor:ID`, `series:ID`, `subject:SCHEME:CODE`, `newsletter:ID`.
  default String text() {
    return switch (this) {
      case OfItem(var item) -> "item:" + item;
      case OfContributor(var contributor) -> "contributor:" + contributor;
      case OfSeries(var series) -> "series:" + series;
      case OfTopic(var subject) -> "subject:" + subject;
      case OfNewsletter(var id) -> "newsletter:" + id;
    };
  }

  /// The items that it stands for, by meaning; empty for a newsletter, which stands for none.
  default Optional<Hold.Scope> scope() {
    return switch (this) {
      case OfItem(var item) -> Optional.of(new Hold.Scope.Items(Set.of(item)));
      case OfContributor(var contributor) -> Optional.of(new Hold.Scope.OfContributor(contributor));
      case OfSeries(var series) -> Optional.of(new Hold.Scope.OfSeries(series));
      case OfTopic(var subject) -> Optional.of(new Hold.Scope.OfSubject(subject));
      case OfNewsletter _ -> Optional.empty();
    };
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is not that
  static SignalTarget parse(String text) {
    int colon = text.indexOf(':');
    String id = text.substring(colon + 1);
    return switch (text.substring(0, Math.max(0, colon))) {
      case "item" -> new OfItem(new ItemId(id));
      case "contributor" -> new OfContributor(new ContributorId(id));
      case "series" -> new OfSeries(new SeriesId(id));
      case "subject" -> new OfTopic(subject(id));
      case "newsletter" -> new OfNewsletter(id);
      default ->
          throw new IllegalArgumentException(
              "'"
                  + text
                  + "' is not a valid target: use item:ID, contributor:ID, series:ID, subject:SCHEME:CODE or newsletter:ID");
    };
  }

  private static Subject subject(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !TOPIC.matcher(text).matches()) {
      throw new IllegalArgumentException("a topic is not valid: use SCHEME:CODE, without spaces");
    }
    return new Subject(text.substring(0, colon), text.substring(colon + 1));
  }
}
