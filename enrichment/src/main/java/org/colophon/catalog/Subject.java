package org.colophon.catalog;

/// A code of a controlled vocabulary.
///
/// @param scheme the vocabulary's name: `thema`, `mediatopics`, `topics`, …
public record Subject(String scheme, String code) {
  public Subject {
    Require.text("a subject's scheme", scheme, 40);
    Require.text("a subject's code", code, 80);
  }

  @Override
  public String toString() {
    return scheme + ":" + code;
  }
}
