package org.colophon.service.imports.onix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An element of an ONIX record under its reference name. Not thread-safe while it is being built.
///
/// @param text its own text, stripped; of a text element the markup too
record OnixElement(
    String name, Map<String, String> attributes, StringBuilder text, List<OnixElement> children) {

  OnixElement(String name, Map<String, String> attributes) {
    this(name, attributes, new StringBuilder(), new ArrayList<>());
  }

  /// The elements at a path below this one, in document order.
  Stream<OnixElement> all(String... path) {
    Stream<OnixElement> found = Stream.of(this);
    for (String step : path) {
      found = found.flatMap(element -> element.children.stream().filter(c -> c.name.equals(step)));
    }
    return found;
  }

  /// The text of the first element at a path; empty when there is none or it is blank.
  Optional<String> value(String... path) {
    return values(path).findFirst();
  }

  /// The texts of the elements at a path that are not blank.
  Stream<String> values(String... path) {
    return all(path).map(element -> element.text.toString().strip()).filter(t -> !t.isEmpty());
  }

  boolean has(String... path) {
    return all(path).findAny().isPresent();
  }

  /// Whether the first element at a path has one of these texts.
  boolean is(String child, String... values) {
    return value(child).filter(List.of(values)::contains).isPresent();
  }
}
