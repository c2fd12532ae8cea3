package org.colophon.service.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// A builder of one self-contained page: its style inside, no script, nothing fetched. Its content
/// security policy permits that style alone. Every number carries the id of its figure. Not
/// thread-safe.
final class ReportHtml {
  private final Document page = Document.createShell("");
  private final Figures figures;
  private final AuditWords words;
  private final Element main;

  ReportHtml(Figures figures, AuditWords words) {
    this.figures = figures;
    this.words = words;
    page.outputSettings().prettyPrint(false);
    page.prependChild(new DocumentType("html", "", ""));
    page.getElementsByTag("html").attr("lang", words.language());
    String style = style();
    Element head = page.head();
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr(
            "content",
            "default-src 'none'; base-uri 'none'; style-src 'sha256-" + hash(style) + "'");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    page.title(words.say("title"));
    head.appendElement("style").appendChild(new DataNode(style));
    page.body().appendElement("header");
    main = page.body().appendElement("main");
  }

  private static String style() {
    try (InputStream in = ReportHtml.class.getResourceAsStream("/audit/report.css")) {
      if (in == null) {
        throw new IllegalStateException("the style of reports is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Element header() {
    return page.body().child(0);
  }

  /// A part of the page under its heading.
  Element section(String id) {
    Element section = main.appendElement("section").attr("id", id);
    section.appendElement("h2").text(words.say(id));
    return section;
  }

  /// Puts a number into an element.
  Element number(Element into, String figure) {
    long value = figures.all().getOrDefault(figure, 0L);
    into.attr("data-figure", figure)
        .attr("data-value", String.valueOf(value))
        .text(words.number(value));
    return into;
  }

  /// A number that stands out, with what it counts.
  void tile(Element tiles, String figure, String label, String kind) {
    Element tile = tiles.appendElement("li");
    if (!kind.isEmpty()) {
      tile.addClass(kind);
    }
    number(tile.appendElement("strong"), figure);
    tile.appendElement("span").text(label);
  }

  /// An empty table in a frame that scrolls where the page is narrow.
  ///
  /// @param numbers how many of the columns are numbers, from the second on
  Element table(Element into, String caption, List<String> heads, int numbers) {
    Element table = into.appendElement("div").addClass("scroll").appendElement("table");
    if (!caption.isEmpty()) {
      table.appendElement("caption").text(caption);
    }
    Element head = table.appendElement("thead").appendElement("tr");
    for (int i = 0; i < heads.size(); i++) {
      Element cell = head.appendElement("th").attr("scope", "col").text(heads.get(i));
      if (i > 0 && i <= numbers) {
        cell.addClass("n");
      }
    }
    return table.appendElement("tbody");
  }

  /// A bar of the shares of the standings below an id.
  void bar(Element cell, String id) {
    Element svg =
        cell.appendElement("svg")
            .addClass("bar")
            .attr("viewBox", "0 0 100 10")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true");
    long all = Math.max(1, figures.all().getOrDefault(id + "/records", 0L));
    double from = 0;
    for (Standing standing : Standing.values()) {
      double width = 100.0 * figures.all().getOrDefault(id + "/" + standing.text(), 0L) / all;
      svg.appendElement("rect")
          .addClass(standing.text())
          .attr("x", String.valueOf(from))
          .attr("y", "0")
          .attr("width", String.valueOf(width))
          .attr("height", "10");
      from += width;
    }
  }

  String end() {
    page.body().appendElement("footer").appendElement("p").text(words.say("footer"));
    return page.outerHtml() + "\n";
  }
}
