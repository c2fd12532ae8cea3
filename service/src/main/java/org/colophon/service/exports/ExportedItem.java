package org.colophon.service.exports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.editorial.AcceptedValues.Accepted;
import org.colophon.governance.gate.Cleared;

/// An item that passed the gate for export, with what editors accepted of it. Values that a machine
/// made of a text that has changed since are left out.
///
/// @param stored the version that was cleared
record ExportedItem(Cleared cleared, ItemVersion stored, List<Accepted> accepted) {
  ExportedItem {
    accepted = accepted.stream().filter(value -> !value.outdated()).toList();
  }

  Item item() {
    return stored.item();
  }

  /// A subject that somebody accepted, as it was shown.
  record AcceptedSubject(Subject subject, String label) {}

  List<AcceptedSubject> subjects() {
    return of(Annotation.Kind.SUBJECT)
        .flatMap(value ->
            subject(value.value()).map(one -> new AcceptedSubject(one, value.label())).stream())
        .toList();
  }

  List<String> keyphrases() {
    return of(Annotation.Kind.KEYPHRASE).map(Accepted::label).distinct().toList();
  }

  /// The names of people, places and organisations.
  List<String> names() {
    return of(Annotation.Kind.ENTITY).map(Accepted::label).distinct().toList();
  }

  /// The values of a kind as they are stored.
  List<String> values(String kind) {
    return accepted.stream()
        .filter(value -> value.kind().toLowerCase(Locale.ROOT).equals(kind))
        .map(Accepted::value)
        .toList();
  }

  private Stream<Accepted> of(Annotation.Kind kind) {
    return accepted.stream().filter(value -> value.kind().equals(kind.name()));
  }

  private static Optional<Subject> subject(String value) {
    int colon = value.indexOf(':');
    return colon < 1 || colon == value.length() - 1
        ? Optional.empty()
        : Optional.of(new Subject(value.substring(0, colon), value.substring(colon + 1)));
  }
}
