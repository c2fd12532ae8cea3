package org.colophon.service.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.colophon.service.api.ApiMapper;

/// A report as one JSON object: every figure by its id, and what stands behind them.
public final class AuditJson {
  private AuditJson() {}

  /// The object.
  ///
  /// @param patches the ONIX updates that were written
  public static ObjectNode of(CatalogReport report, List<Path> patches) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("as_of", report.request().asOf().toString());
    node.put("territory", report.request().territory());
    ArrayNode files = node.putArray("files");
    report
        .files()
        .forEach(file ->
            files.addObject().put("file", file.name()).put("known_at", file.knownAt().toString()));
    ObjectNode figures = node.putObject("figures");
    report.figures().all().forEach(figures::put);
    ArrayNode unchecked = node.putArray("not_checked");
    SubjectFaults.unchecked(report.thema()).forEach(fault -> unchecked.add(fault.text()));
    ObjectNode examples = node.putObject("examples");
    report.figures().all().keySet().stream()
        .filter(figure -> !report.examples().of(figure).isEmpty())
        .forEach(figure -> {
          ArrayNode entries = examples.putArray(figure);
          report
              .examples()
              .of(figure)
              .forEach(example ->
                  entries
                      .addObject()
                      .put("key", example.key())
                      .put("title", example.title())
                      .put("place", example.place())
                      .put("detail", example.detail()));
        });
    ArrayNode campaigns = node.putArray("campaigns");
    report.campaigns().forEach(finding -> campaigns.add(campaign(finding)));
    ArrayNode radar = node.putArray("radar");
    report
        .radar()
        .forEach((topic, result) ->
            radar.add(ApiMapper.tree(RadarResponse.of(topic, report.request().asOf(), result))));
    ArrayNode problems = node.putArray("problems");
    report
        .problems()
        .forEach(problem ->
            problems
                .addObject()
                .put("place", problem.place().toString())
                .put("reason", problem.reason()));
    ArrayNode written = node.putArray("patches");
    patches.forEach(patch -> written.add(String.valueOf(patch.getFileName())));
    return node;
  }

  private static ObjectNode campaign(CampaignFinding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("line", finding.row().line());
    node.put("campaign", finding.row().campaign());
    node.put("sent", finding.row().sent());
    node.put("subject", finding.row().subject());
    node.put("title", finding.title());
    node.put("status", finding.status().name().toLowerCase(Locale.ROOT));
    node.put("price", finding.price().name().toLowerCase(Locale.ROOT));
    ArrayNode reasons = node.putArray("reasons");
    finding.reasons().forEach(code -> reasons.add(code.name().toLowerCase(Locale.ROOT)));
    return node;
  }
}
