package org.colophon.audience;

import java.util.List;

/// A rule of a segment as it was written, not yet validated. See [RuleResolver].
public sealed interface WrittenRule {
  /// Items in one of these languages.
  record Languages(List<String> codes) implements WrittenRule {}

  /// Items of one of these types.
  record ContentTypes(List<String> words) implements WrittenRule {}

  /// Items of one of these imprints.
  record Imprints(List<String> ids) implements WrittenRule {}

  /// Readers in one of these countries.
  record Territories(List<String> codes) implements WrittenRule {}

  /// Books for readers of these ages, both ends included.
  record Ages(long from, long to) implements WrittenRule {}
}
