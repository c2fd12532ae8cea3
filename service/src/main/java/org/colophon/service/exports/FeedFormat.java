package org.colophon.service.exports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.colophon.governance.gate.Cleared;
import org.colophon.service.api.ApiMapper;

/// The formats of a feed.
enum FeedFormat {
  /// RSS 2.0.
  RSS("application/rss+xml;charset=utf-8") {
    @Override
    String write(Feed feed) {
      XmlWriter xml = new XmlWriter();
      xml.open("rss", "version", "2.0", "xmlns:dc", "http://purl.org/dc/elements/1.1/");
      xml.open("channel").element("title", feed.title()).element("link", feed.id());
      xml.element("description", feed.title()).element("language", feed.language());
      for (Cleared item : feed.items()) {
        xml.open("item").element("title", item.title());
        item.canonicalUrl().ifPresent(url -> xml.element("link", url));
        xml.element("guid", id(item), "isPermaLink", "false");
        item.publishedAt()
            .ifPresent(at ->
                xml.element(
                    "pubDate",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
        item.credits().forEach(credit -> xml.element("dc:creator", credit.name()));
        item.subjects().forEach(one -> xml.element("category", one.code(), "domain", one.scheme()));
        xml.element("description", beginning(item)).close();
      }
      return xml.close().close().end();
    }
  },
  /// Atom 1.0.
  ATOM("application/atom+xml;charset=utf-8") {
    @Override
    String write(Feed feed) {
      XmlWriter xml = new XmlWriter();
      xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.language());
      xml.element("id", feed.id()).element("title", feed.title());
      xml.element("updated", feed.at().toString());
      xml.open("author").element("name", feed.title()).close();
      for (Cleared item : feed.items()) {
        xml.open("entry").element("id", id(item)).element("title", item.title());
        item.canonicalUrl().ifPresent(url -> xml.empty("link", "href", url));
        xml.element("updated", item.publishedAt().orElse(feed.at()).toString());
        item.publishedAt().ifPresent(at -> xml.element("published", at.toString()));
        item.credits().forEach(credit -> xml.open("author").element("name", credit.name()).close());
        item.subjects()
            .forEach(one -> xml.empty("category", "term", one.code(), "scheme", one.scheme()));
        xml.element("summary", beginning(item)).close();
      }
      return xml.close().end();
    }
  },
  /// JSON Feed 1.1.
  JSON("application/feed+json") {
    @Override
    String write(Feed feed) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.put("version", "https://jsonfeed.org/version/1.1").put("title", feed.title());
      root.put("language", feed.language());
      var items = root.putArray("items");
      for (Cleared item : feed.items()) {
        ObjectNode node = items.addObject().put("id", id(item)).put("title", item.title());
        item.canonicalUrl().ifPresent(url -> node.put("url", url));
        item.publishedAt().ifPresent(at -> node.put("date_published", at.toString()));
        node.put("content_text", beginning(item));
        item.credits()
            .forEach(one -> node.withArrayProperty("authors").addObject().put("name", one.name()));
        item.subjects().forEach(one -> node.withArrayProperty("tags").add(one.toString()));
      }
      return new String(ApiMapper.write(root), StandardCharsets.UTF_8);
    }
  };

  private static final int LONGEST_BEGINNING = 400;

  private final String mediaType;

  FeedFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /// A feed before it is written.
  ///
  /// @param id a URI that stays
  record Feed(String id, String title, String language, Instant at, List<Cleared> items) {}

  abstract String write(Feed feed);

  String mediaType() {
    return mediaType;
  }

  private static String id(Cleared item) {
    return "urn:colophon:item:" + item.id();
  }

  private static String beginning(Cleared item) {
    String text = item.text();
    if (text.length() <= LONGEST_BEGINNING) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST_BEGINNING);
    return text.substring(0, end > 0 ? end : LONGEST_BEGINNING) + " …";
  }
}
