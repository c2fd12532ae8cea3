package org.colophon.eval.report;

import java.util.List;
import java.util.Locale;
import org.colophon.eval.stats.Interval;

/// A builder of HTML pages that need no network: style inside, no script.
final class Html {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>@title@</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto;
        padding: 0 1rem; color: #1c1c1c; background: #fff; }
      table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
      caption { text-align: left; font-weight: 600; padding: .25rem 0; }
      th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ddd;
        vertical-align: top; }
      td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .good { color: #14632c; } .bad { color: #9b1c1c; } .dim { color: #5a5a5a; }
      svg { max-width: 100%; height: auto; }
      </style>
      </head>
      <body>
      """;

  private final StringBuilder page = new StringBuilder();

  Html(String title) {
    page.append(HEAD.replace("@title@", escape(title)));
    page.append("<h1>").append(escape(title)).append("</h1>\n");
  }

  Html heading(String text) {
    page.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  Html paragraph(String text) {
    page.append("<p>").append(escape(text)).append("</p>\n");
    return this;
  }

  /// Puts in markup as it is.
  Html markup(String svg) {
    page.append(svg).append('\n');
    return this;
  }

  /// A table; cells that look like numbers are aligned to the right.
  Html table(String caption, List<String> head, List<List<String>> rows) {
    page.append("<table>\n<caption>").append(escape(caption)).append("</caption>\n<thead><tr>");
    head.forEach(cell -> page.append("<th scope=\"col\">").append(escape(cell)).append("</th>"));
    page.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (String cell : row) {
        boolean number = cell.matches("[-+−]?[0-9.,]+ ?%?( .*[0-9])?");
        page.append(number ? "<td class=\"n\">" : "<td>").append(escape(cell)).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n");
    return this;
  }

  String end() {
    return page.append("</body>\n</html>\n").toString();
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

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
