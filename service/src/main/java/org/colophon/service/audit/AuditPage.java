package org.colophon.service.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.governance.ReasonCode;
import org.colophon.service.audit.Examples.Example;
import org.jsoup.nodes.Element;

/// A report as one HTML page.
public final class AuditPage {
  private static final int ROWS_SHOWN = 12;
  private static final int MOST_ROWS = 500;
  private static final List<String> SECTIONS =
      List.of(
          "exists",
          "where",
          "owner",
          "currency",
          "subjects",
          "contradictions",
          "gaps",
          "newsletters",
          "radar",
          "patch",
          "unreadable");

  private final CatalogReport report;
  private final AuditWords words;
  private final ReportHtml html;
  private final Figures figures;

  private AuditPage(CatalogReport report, AuditWords words) {
    this.report = report;
    this.words = words;
    this.figures = report.figures();
    this.html = new ReportHtml(figures, words);
  }

  /// The page.
  ///
  /// @param language `de` or `en`
  /// @param patches the ONIX updates that were written beside it
  public static String of(CatalogReport report, String language, List<Path> patches) {
    AuditPage page = new AuditPage(report, new AuditWords(language));
    page.header();
    page.exists();
    page.where();
    page.owner();
    page.currency();
    page.faults("subjects", Fault.Group.SUBJECTS);
    page.faults("contradictions", Fault.Group.CONTRADICTIONS);
    page.faults("gaps", Fault.Group.UNKNOWN);
    TitleLists lists = new TitleLists(report, page.words, page.html);
    lists.newsletters();
    lists.radar();
    page.patch(patches);
    page.unreadable();
    return page.html.end();
  }

  private void header() {
    Element header = html.header();
    header.appendElement("h1").text(words.say("title"));
    String files = report.files().stream().map(AuditFile::name).collect(Collectors.joining(", "));
    CatalogAudit.Request request = report.request();
    paragraph(
        header,
        words.say(
            "as_of",
            words.time(request.asOf(), request.zone()),
            words.country(request.territory())));
    paragraph(header, words.say("files_read", files)).addClass("soft");
    paragraph(header, words.say("unknown_note")).addClass("soft");
    Element tiles = header.appendElement("ul").addClass("tiles");
    html.tile(tiles, "records", words.say("records"), "");
    html.tile(tiles, "items", words.say("items"), "");
    for (Standing standing : Standing.values()) {
      String name = standing.text();
      html.tile(tiles, "items/" + name, words.say("items") + ": " + words.say(name), name);
    }
    html.tile(tiles, "records/with_faults", words.say("with_faults"), "");
    html.tile(tiles, "faults/contradictions", words.say("contradictions"), "");
    html.tile(tiles, "faults/subjects", words.say("subjects"), "");
    html.tile(tiles, "problems", words.say("problems"), "");
    Element nav = header.appendElement("nav").attr("aria-label", words.say("contents"));
    Element list = nav.appendElement("ul");
    for (String id : SECTIONS) {
      list.appendElement("li").appendElement("a").attr("href", "#" + id).text(words.say(id));
    }
  }

  static Element paragraph(Element into, String text) {
    return into.appendElement("p").text(text);
  }

  private void exists() {
    Element section = html.section("exists");
    paragraph(section, words.say("exists_note"));
    Element columns = section.appendElement("div").addClass("columns");
    for (String kind : List.of("publisher", "imprint", "form", "file", "year")) {
      groups(columns, kind);
    }
  }

  private void groups(Element into, String kind) {
    List<String> values = values(kind);
    Element block = into.appendElement("div");
    Element rows = groupTable(block, words.say("by_" + kind));
    Element more = rows;
    for (int i = 0; i < Math.min(MOST_ROWS, values.size()); i++) {
      if (i == ROWS_SHOWN) {
        Element details = block.appendElement("details");
        details.appendElement("summary").text(words.say("more_rows"));
        more = groupTable(details, "");
      }
      group(more, kind, values.get(i));
    }
  }

  private Element groupTable(Element into, String caption) {
    return html.table(
        into,
        caption,
        List.of(
            "",
            words.say("records"),
            words.say("current"),
            words.say("not_current"),
            words.say("unknown"),
            ""),
        4);
  }

  private void group(Element rows, String kind, String value) {
    String id = Figures.id(kind, value);
    Element row = rows.appendElement("tr");
    row.appendElement("th").attr("scope", "row").text(words.value(value));
    html.number(row.appendElement("td").addClass("n"), id + "/records");
    for (Standing standing : Standing.values()) {
      html.number(
          row.appendElement("td").addClass("n").addClass(standing.text()),
          id + "/" + standing.text());
    }
    html.bar(row.appendElement("td"), id);
  }

  /// The values of a kind: years from the last one, others from the most frequent one.
  private List<String> values(String kind) {
    Set<String> values = new LinkedHashSet<>();
    figures
        .below(kind)
        .keySet()
        .forEach(id -> values.add(id.substring(kind.length() + 1, id.lastIndexOf('/'))));
    Comparator<String> order =
        kind.equals("year")
            ? Comparator.comparing((String value) -> value.equals(ProductTally.NOT_STATED))
                .thenComparing(Comparator.reverseOrder())
            : Comparator.comparingLong((String value) -> -figures.get(kind, value, "records"))
                .thenComparing(Comparator.naturalOrder());
    return values.stream().sorted(order).toList();
  }

  private void where() {
    Element section = html.section("where");
    List<String> states =
        List.of("for_sale", "not_for_sale", "rights_unknown", "priced", "price_unknown");
    List<String> heads = new ArrayList<>(List.of(words.say("country")));
    states.forEach(state -> heads.add(words.say(state)));
    Element rows = html.table(section, "", heads, states.size());
    for (String country : report.request().territories()) {
      Element row = rows.appendElement("tr");
      row.appendElement("th").attr("scope", "row").text(words.country(country));
      states.forEach(state ->
          html.number(
              row.appendElement("td").addClass("n"), Figures.id("country", country, state)));
    }
  }

  private void owner() {
    Element section = html.section("owner");
    paragraph(section, words.say("owner_note"));
    Element tiles = section.appendElement("ul").addClass("tiles");
    html.tile(tiles, "owned", words.say("owned"), "");
    html.tile(tiles, "fault/no_owner", words.say("not_owned"), "unknown");
  }

  private void currency() {
    Element section = html.section("currency");
    paragraph(section, words.say("currency_note"));
    Stream.of(ReasonCode.values())
        .filter(code -> figures.get("reason", code.name().toLowerCase(Locale.ROOT)) > 0)
        .sorted(
            Comparator.comparingLong(
                code -> -figures.get("reason", code.name().toLowerCase(Locale.ROOT))))
        .forEach(code ->
            finding(
                section,
                Figures.id("reason", code.name().toLowerCase(Locale.ROOT)),
                words.reason(code),
                words.fix(code)));
    paragraph(section, words.say("newsletter_note"));
    Element tiles = section.appendElement("ul").addClass("tiles");
    for (Standing standing : Standing.values()) {
      String name = standing.text();
      html.tile(tiles, "newsletter/" + name, words.say(name), name);
    }
  }

  /// A finding with its number, what helps and examples.
  private void finding(Element into, String figure, String name, String fix) {
    Element details = into.appendElement("details");
    Element summary = details.appendElement("summary");
    html.number(summary.appendElement("b"), figure);
    summary.appendText(" · " + name + " ");
    summary.appendElement("span").addClass("soft").text("– " + words.say("fix") + ": " + fix);
    List<Example> examples = report.examples().of(figure);
    if (!examples.isEmpty()) {
      Element rows =
          html.table(
              details,
              words.say("examples"),
              List.of(
                  words.say("name"),
                  words.say("reference"),
                  words.say("detail"),
                  words.say("place")),
              0);
      for (Example example : examples) {
        Element row = rows.appendElement("tr");
        row.appendElement("th").attr("scope", "row").text(example.title());
        for (String text : List.of(example.key(), example.detail(), example.place())) {
          row.appendElement("td").addClass("text").text(text);
        }
      }
    }
  }

  private void faults(String id, Fault.Group group) {
    Element section = html.section(id);
    if (group == Fault.Group.SUBJECTS) {
      paragraph(section, words.say("by_thema", report.thema().scheme(), report.thema().version()));
    }
    List<Fault> faults =
        Stream.of(Fault.values())
            .filter(fault -> fault.group() == group)
            .filter(fault -> figures.get("fault", fault.text()) > 0)
            .sorted(Comparator.comparingLong(fault -> -figures.get("fault", fault.text())))
            .toList();
    faults.forEach(fault ->
        finding(section, Figures.id("fault", fault.text()), words.fault(fault), words.fix(fault)));
    if (faults.isEmpty()) {
      paragraph(section, words.say("no_findings"));
    }
    for (Fault fault : SubjectFaults.unchecked(report.thema())) {
      if (fault.group() == group && figures.get("fault", fault.text()) == 0) {
        paragraph(section, words.fault(fault) + ": " + words.say("not_checked")).addClass("soft");
      }
    }
  }

  private void patch(List<Path> patches) {
    Element section = html.section("patch");
    paragraph(section, words.say("patch_note"));
    Element tiles = section.appendElement("ul").addClass("tiles");
    for (String name : List.of("records", "changes", "proposals")) {
      html.tile(tiles, "patch/" + name, words.say("patch_" + name), "");
    }
    for (Path patch : patches) {
      String name = String.valueOf(patch.getFileName());
      section
          .appendElement("p")
          .appendElement("a")
          .attr("href", name)
          .text(words.say("patch_file", name));
    }
  }

  private void unreadable() {
    Element section = html.section("unreadable");
    if (report.problems().isEmpty()) {
      paragraph(section, words.say("no_findings"));
      return;
    }
    Element rows =
        html.table(section, "", List.of(words.say("place"), words.say("line_reason")), 0);
    for (AuditProblem problem : report.problems()) {
      Element row = rows.appendElement("tr");
      row.appendElement("th").attr("scope", "row").text(problem.place().toString());
      row.appendElement("td").addClass("text").text(problem.reason());
    }
  }
}
