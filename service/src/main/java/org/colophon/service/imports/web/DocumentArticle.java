package org.colophon.service.imports.web;

import java.util.List;
import java.util.function.Consumer;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.SourceState;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream.Raw;
import org.colophon.text.ReadableText;
import org.jspecify.annotations.Nullable;

/// An item made of a document that is not a page of the web. Not thread-safe.
public final class DocumentArticle {
  private final Article article;

  /// @param type null: a page
  /// @param name by which the source tells its documents apart
  public DocumentArticle(
      RecordPosition place, Consumer<Raw> sink, @Nullable ContentType type, String name) {
    article = new Article(place, sink, type, "doc", name).type("page");
  }

  /// What the document says of itself.
  public DocumentArticle said(String title, String language, List<String> authors) {
    article.title(title).language(language);
    authors.forEach(article::author);
    return this;
  }

  /// Hands it on with its text as people read it.
  public void hand(String text, SourceState state) {
    article.plainText(ReadableText.of(text).text()).state(state);
    article.hand();
  }
}
