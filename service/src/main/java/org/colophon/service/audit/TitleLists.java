package org.colophon.service.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.governance.Reason;
import org.jsoup.nodes.Element;

/// The parts of a report that list titles: past newsletters, and backlist by topic.
final class TitleLists {
  private static final int MOST_ROWS = 500;

  private final CatalogReport report;
  private final AuditWords words;
  private final ReportHtml html;

  TitleLists(CatalogReport report, AuditWords words, ReportHtml html) {
    this.report = report;
    this.words = words;
    this.html = html;
  }

  /// The titles of past newsletters that somebody should look at.
  void newsletters() {
    Element section = html.section("newsletters");
    if (report.campaigns().isEmpty()) {
      AuditPage.paragraph(section, words.say("no_campaigns"));
      return;
    }
    AuditPage.paragraph(section, words.say("newsletters_note"));
    Element tiles = section.appendElement("ul").addClass("tiles");
    for (String name :
        List.of(
            "rows",
            "current",
            "not_current",
            "learned_later",
            "unknown",
            "price_differs",
            "price_unknown")) {
      html.tile(tiles, "campaign/" + name, words.say("campaign_" + name), name);
    }
    Element rows =
        html.table(
            section,
            "",
            List.of(
                words.say("name"),
                words.say("sent"),
                words.say("status"),
                words.say("reason"),
                words.say("stated_price")),
            0);
    report.campaigns().stream()
        .filter(CampaignFinding::needsAttention)
        .limit(MOST_ROWS)
        .forEach(finding -> newsletter(rows, finding));
  }

  private void newsletter(Element rows, CampaignFinding finding) {
    Element row = rows.appendElement("tr");
    row.appendElement("th")
        .attr("scope", "row")
        .text(finding.title().isEmpty() ? finding.row().subject() : finding.title());
    String sent = (finding.row().sent() + " " + finding.row().campaign()).strip();
    String reasons =
        finding.reasons().stream().map(words::reason).collect(Collectors.joining("; "));
    String price = finding.row().price() == null ? "" : finding.row().price() + ": ";
    for (String text :
        List.of(
            sent,
            words.say("campaign_" + finding.status().name().toLowerCase(Locale.ROOT)),
            reasons,
            price
                + words.say("campaign_price_" + finding.price().name().toLowerCase(Locale.ROOT)))) {
      row.appendElement("td").addClass("text").text(text);
    }
  }

  /// The backlist that fits topics.
  void radar() {
    Element section = html.section("radar");
    if (report.radar().isEmpty()) {
      AuditPage.paragraph(section, words.say("no_topics"));
      return;
    }
    AuditPage.paragraph(section, words.say("radar_note"));
    report
        .radar()
        .forEach((topic, result) -> {
          section.appendElement("h3").text(topic);
          Element tiles = section.appendElement("ul").addClass("tiles");
          for (String name : List.of("fitting", "searched", "undated")) {
            html.tile(tiles, Figures.id("radar", topic, name), words.say("radar_" + name), "");
          }
          hits(section, result);
        });
  }

  private void hits(Element section, BacklistRadar.Result result) {
    Element rows =
        html.table(
            section,
            "",
            List.of(
                words.say("name"),
                words.say("published"),
                words.say("words"),
                words.say("first_fix")),
            0);
    for (BacklistRadar.Hit hit : result.hits()) {
      Element row = rows.appendElement("tr");
      row.appendElement("th").attr("scope", "row").text(hit.item().content().title());
      Instant published = hit.item().lifecycle().publishedAt();
      String day = published == null ? "" : words.day(published, report.request().zone());
      for (String text : List.of(day, String.join(", ", hit.words()), fixes(hit))) {
        row.appendElement("td").addClass("text").text(text);
      }
    }
  }

  /// What keeps it back first, then its subjects.
  private String fixes(BacklistRadar.Hit hit) {
    String fixes =
        Stream.concat(
                hit.verdict().reasons().stream()
                    .filter(Standing::keepsBack)
                    .map(Reason::code)
                    .distinct()
                    .map(words::fix),
                hit.subjects().stream().map(words::fix))
            .collect(Collectors.joining("; "));
    return fixes.isEmpty() ? words.say("nothing_to_do") : fixes;
  }
}
