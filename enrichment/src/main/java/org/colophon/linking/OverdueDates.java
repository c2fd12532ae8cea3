package org.colophon.linking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ContentType;

/// The past days that a text still announces. Only news, service pieces and pages are checked,
/// because a book's days are part of its story and an archive's are shown with its date.
public final class OverdueDates {
  private OverdueDates() {}

  /// Whether a day of the past makes an item of this type stale.
  public static boolean matters(ContentType type) {
    return switch (type) {
      case NEWS, GUIDE, PAGE -> true;
      case BOOK, ARCHIVE -> false;
    };
  }

  /// Those of the annotations that are days before today.
  ///
  /// @param zone in which it is today
  public static List<Annotation> of(
      ContentType type, List<Annotation> annotations, Instant now, ZoneId zone) {
    if (!matters(type)) {
      return List.of();
    }
    LocalDate today = LocalDate.ofInstant(now, zone);
    return annotations.stream()
        .filter(a -> a.kind() == Annotation.Kind.DATE)
        .filter(a -> LocalDate.parse(a.value()).isBefore(today))
        .toList();
  }
}
