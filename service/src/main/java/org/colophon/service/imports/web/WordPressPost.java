package org.colophon.service.imports.web;

import java.net.URI;
import org.colophon.catalog.SourceState;
import org.colophon.text.ReadableText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A post or page of a WordPress export (WXR). Attachments, menus and revisions are left out.
final class WordPressPost {
  private WordPressPost() {}

  /// Reads a post.
  ///
  /// @param base what relative addresses refer to
  static void read(Element post, Article article, @Nullable URI base) {
    String type = WebElements.text(post, "wp:post_type");
    if (!type.equals("post") && !type.equals("page")) {
      return;
    }
    String body = WebElements.markup(post, "content:encoded");
    article
        .title(WebElements.markup(post, "title"))
        .text(ReadableText.of(body).text())
        .address(WebElements.link(post), base)
        .type(type.equals("page") ? "page" : "news")
        .author(WebElements.text(post, "dc:creator"))
        .modified(WebElements.text(post, "wp:post_modified_gmt"));
    String date = WebElements.text(post, "wp:post_date_gmt");
    state(
        WebElements.text(post, "wp:status"),
        date.startsWith("0000") ? "" : date,
        !WebElements.text(post, "wp:post_password").isEmpty(),
        article);
    for (Element category : WebElements.all(post, "category")) {
      article.subject("wp-" + category.attr("domain").replace('_', '-'), category.attr("nicename"));
    }
    article.hand();
  }

  /// A state that is not known is a draft; what has a password is withheld.
  static void state(String status, String date, boolean hasPassword, Article article) {
    switch (status) {
      case "publish" -> article.state(SourceState.PUBLISHED).published(date);
      case "future" -> article.state(SourceState.SCHEDULED).goesLive(date);
      case "private" -> article.state(SourceState.WITHHELD);
      case "trash" -> article.state(SourceState.WITHDRAWN);
      default -> article.state(SourceState.DRAFT);
    }
    if (hasPassword) {
      article.state(SourceState.WITHHELD);
    }
  }
}
