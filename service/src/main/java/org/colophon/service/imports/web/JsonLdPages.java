package org.colophon.service.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.SourceState;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Pages with a schema.org article in JSON-LD: one HTML file, or those of a folder and its
/// subfolders. Links in the folder are not followed, remote contexts are not loaded.
public final class JsonLdPages implements RecordStream {
  private static final long MAX_FILE = 16L << 20;
  private static final Set<String> TYPES =
      Set.of(
          "Article",
          "NewsArticle",
          "BlogPosting",
          "Report",
          "ReportageNewsArticle",
          "AnalysisNewsArticle",
          "OpinionNewsArticle",
          "HowTo",
          "WebPage");

  private final Path path;
  private final @Nullable ContentType type;

  /// @param path an HTML file or a folder
  /// @param type of all pages; null: as each page says
  public JsonLdPages(Path path, @Nullable ContentType type) {
    this.path = path;
    this.type = type;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    SitemapDates claimed = SitemapDates.in(path);
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(JsonLdPages::isPage).sorted().toList()) {
        String name =
            file.equals(path) ? file.getFileName().toString() : path.relativize(file).toString();
        page(new RecordPosition(name, 1), file, claimed, sink);
      }
    }
  }

  /// Whether a file is an HTML page by its name; a link is not.
  public static boolean isPage(Path file) {
    return file.toString().matches("(?i).*\\.x?html?")
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void page(RecordPosition place, Path file, SitemapDates claimed, Consumer<Raw> sink)
      throws IOException {
    if (Files.size(file) > MAX_FILE) {
      sink.accept(Raw.malformed(place, ErrorCode.TOO_LONG, "has over 16 MB", "shorten the page"));
      return;
    }
    Document page = Jsoup.parse(file);
    List<JsonNode> found = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        collect(ApiMapper.parse(script.data()), found);
      } catch (ApiException e) {
        sink.accept(
            Raw.malformed(
                place,
                ErrorCode.NOT_JSON,
                "has JSON-LD that is not valid JSON: " + e.reason(),
                "correct the script element"));
      }
    }
    if (found.isEmpty()) {
      sink.accept(
          Raw.malformed(
              place,
              ErrorCode.EMPTY,
              "has no schema.org article in JSON-LD",
              "add a script element of type application/ld+json"));
      return;
    }
    article(place, page, found.getFirst(), claimed, sink);
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isArray()) {
      node.forEach(entry -> collect(entry, found));
      return;
    }
    JsonNode type = node.path("@type");
    boolean wanted = TYPES.contains(type.asText(""));
    for (JsonNode one : type) {
      wanted |= TYPES.contains(one.asText(""));
    }
    if (wanted && node.hasNonNull("headline")) {
      found.add(node);
    }
    node.path("@graph").forEach(entry -> collect(entry, found));
  }

  private void article(
      RecordPosition place,
      Document page,
      JsonNode said,
      SitemapDates claimed,
      Consumer<Raw> sink) {
    String link =
        WebElements.first(
            page.select("link[rel=canonical]").attr("href"),
            id(said.path("mainEntityOfPage")),
            said.path("url").asText(""));
    String key = WebElements.first(said.path("@id").asText(""), link, place.toString());
    Article article = new Article(place, sink, type, "page", key);
    String kind = said.path("@type").asText("");
    article
        .title(said.path("headline").asText(""))
        .text(WebElements.first(said.path("articleBody").asText(""), body(page)))
        .language(
            WebElements.first(said.path("inLanguage").asText(""), page.select("html").attr("lang")))
        .address(link, base(page.select("base").attr("href")))
        .type(kind.equals("HowTo") ? "guide" : kind.equals("WebPage") ? "page" : "news")
        .state(SourceState.PUBLISHED)
        .published(said.path("datePublished").asText(""))
        .modified(WebElements.first(said.path("dateModified").asText(""), claimed.changed(link)))
        .expires(said.path("expires").asText(""));
    JsonNode authors = said.path("author");
    for (JsonNode author : authors.isArray() ? authors : List.of(authors)) {
      article.author(author.isTextual() ? author.asText() : author.path("name").asText(""));
    }
    article.hand();
  }

  private static String id(JsonNode node) {
    return node.isTextual() ? node.asText() : node.path("@id").asText("");
  }

  /// The article of a page without navigation and asides.
  private static String body(Document page) {
    Element main = page.selectFirst("article, main, [role=main]");
    Element chosen = main == null ? page.body() : main;
    chosen.select("nav, aside, header, footer, form, script, style, figure").remove();
    return chosen.html();
  }

  private static @Nullable URI base(String href) {
    try {
      return href.isEmpty() ? null : URI.create(href);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
