package org.colophon.service.imports.documents;

import java.util.List;

/// A document's text with what it says of itself.
///
/// @param title empty when it does not say
/// @param language empty when it does not say
public record DocumentText(String title, String language, List<String> authors, String text) {
  public DocumentText {
    authors = authors.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }
}
