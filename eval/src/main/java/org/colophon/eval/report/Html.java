package org.colophon.eval.report;

import java.util.List;
import java.util.Locale;
import org.colophon.eval.stats.Interval;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/// A builder of HTML pages that need no network: style inside, no script. Not thread-safe.
public final class Html {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto;
        padding: 0 1rem; color: #1c1c1c; background: #fff; }
      table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
      caption { text-align: left; font-weight: 600; padding: .25rem 0; }
      th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ddd;
        vertical-align: top; overflow-wrap: anywhere; }
      td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .good { color: #14632c; } .bad { color: #9b1c1c; } .dim { color: #5a5a5a; }
      svg { max-width: 100%; height: auto; }
      """;

  private final Document page = Document.createShell("");

  public Html(String title) {
    page.outputSettings().prettyPrint(false);
    page.prependChild(new DocumentType("html", "", ""));
    page.getElementsByTag("html").attr("lang", "en");
    Element head = page.head();
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    page.title(title);
    head.appendElement("style").appendChild(new DataNode(STYLE));
    page.body().appendElement("h1").text(title);
  }

  public Html heading(String text) {
    page.body().appendElement("h2").text(text);
    return this;
  }

  public Html paragraph(String text) {
    page.body().appendElement("p").text(text);
    return this;
  }

  /// Puts in markup as it is.
  Html markup(String svg) {
    page.body().append(svg);
    return this;
  }

  /// A table; cells that look like numbers are aligned to the right.
  public Html table(String caption, List<String> head, List<List<String>> rows) {
    Element table = page.body().appendElement("table");
    table.appendElement("caption").text(caption);
    Element heads = table.appendElement("thead").appendElement("tr");
    head.forEach(cell -> heads.appendElement("th").attr("scope", "col").text(cell));
    Element body = table.appendElement("tbody");
    for (List<String> row : rows) {
      Element line = body.appendElement("tr");
      for (String cell : row) {
        boolean number = cell.matches("[-+−]?[0-9.,]+ ?%?( .*[0-9])?");
        line.appendElement("td").text(cell).attr("class", number ? "n" : "");
      }
    }
    return this;
  }

  public String end() {
    page.select("td[class=\"\"]").removeAttr("class");
    return page.outerHtml() + "\n";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }

  static String range(Interval interval) {
    return number(interval.low()) + " – " + number(interval.high());
  }
}
