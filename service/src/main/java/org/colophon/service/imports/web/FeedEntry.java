package org.colophon.service.imports.web;

import java.net.URI;
import org.colophon.catalog.SourceState;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An `item` of RSS or an `entry` of Atom.
final class FeedEntry {
  private FeedEntry() {}

  /// Reads an entry; what a feed carries is published.
  ///
  /// @param base what relative addresses refer to
  static void read(Element entry, Article article, @Nullable URI base) {
    String published =
        WebElements.first(
            WebElements.text(entry, "pubDate"),
            WebElements.text(entry, "published"),
            WebElements.text(entry, "dc:date"));
    String updated =
        WebElements.first(
            WebElements.text(entry, "atom:updated"), WebElements.text(entry, "updated"));
    article
        .title(WebElements.markup(entry, "title"))
        .text(
            WebElements.first(
                WebElements.markup(entry, "content:encoded"),
                WebElements.markup(entry, "content"),
                WebElements.markup(entry, "description"),
                WebElements.markup(entry, "summary")))
        .language(WebElements.first(WebElements.text(entry, "dc:language"), entry.attr("xml:lang")))
        .address(WebElements.link(entry), base)
        .type("news")
        .state(SourceState.PUBLISHED)
        .published(WebElements.first(published, updated))
        .modified(updated);
    for (String name : new String[] {"dc:creator", "author"}) {
      for (Element author : WebElements.all(entry, name)) {
        String inner = WebElements.text(author, "name");
        article.author(mailName(inner.isEmpty() ? author.wholeText() : inner));
      }
    }
    article.hand();
  }

  /// RSS writes `address (name)` or an address alone, which is not a name.
  private static String mailName(String author) {
    int open = author.indexOf('(');
    if (author.indexOf('@') < 0) {
      return author;
    }
    return open < 0 ? "" : author.substring(open + 1).replace(")", "").strip();
  }
}
