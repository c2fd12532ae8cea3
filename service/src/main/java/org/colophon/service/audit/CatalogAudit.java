package org.colophon.service.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.audit.CampaignFinding.PriceStatus;
import org.colophon.service.imports.Manifest;
import org.colophon.vocabulary.Vocabulary;

/// An audit of a publisher's files. They are recorded in an empty catalogue, each at the time when
/// it became known, and judged by the gate; then their records are read again as stated. Files are
/// read record by record and never held whole.
public final class CatalogAudit {
  private static final int RADAR_HITS = 20;
  private static final int CACHED = 1_000;

  private final Catalog catalog;
  private final CatalogLog log;
  private final Gate gate;
  private final AuditClock clock;
  private final List<Vocabulary> vocabularies;

  /// @param catalog empty
  /// @param log of `catalog`
  /// @param gate over `catalog`
  /// @param clock of `catalog`
  /// @param vocabularies with the one that Thema codes are checked by
  public CatalogAudit(
      Catalog catalog, CatalogLog log, Gate gate, AuditClock clock, List<Vocabulary> vocabularies) {
    this.catalog = catalog;
    this.log = log;
    this.gate = gate;
    this.clock = clock;
    this.vocabularies = List.copyOf(vocabularies);
  }

  /// A request for an audit.
  ///
  /// @param manifest for what the files leave out
  /// @param asOf the instant of which everything is judged; what became known later is left out
  /// @param territories of the readers; the first one's prices and rights decide
  /// @param campaigns past newsletters; empty when none are given
  /// @param topics that backlist is searched for
  public record Request(
      List<Path> files,
      Manifest manifest,
      Instant asOf,
      List<String> territories,
      List<CampaignRow> campaigns,
      List<String> topics) {
    public Request {
      files = List.copyOf(files);
      territories = List.copyOf(territories);
      campaigns = List.copyOf(campaigns);
      topics = List.copyOf(topics);
    }

    String territory() {
      return territories.getFirst();
    }

    ZoneId zone() {
      return manifest.calendar().zone();
    }
  }

  /// Audits the files.
  ///
  /// @throws IOException when a file cannot be read
  public CatalogReport run(Request request) throws IOException {
    Figures figures = new Figures();
    Examples examples = new Examples();
    List<AuditProblem> problems = new ArrayList<>();
    List<AuditFile> files = record(request, figures, problems);
    clock.set(request.asOf());
    Context web = Context.recommend(request.territory());
    try (GateSession session = gate.openAt(web, request.asOf())) {
      ProductTally products = products(request, files, figures, examples, session);
      try (CatalogView view = catalog.view();
          GateSession newsletter =
              gate.openAt(
                  new Context(Purpose.NEWSLETTER, request.territory(), "mail", null),
                  request.asOf())) {
        new ItemTally(figures, examples).count(view, session, newsletter);
        List<CampaignFinding> campaigns =
            new CampaignAudit(log, gate, request.territory()).judge(request.campaigns(), view);
        count(campaigns, figures);
        Map<String, BacklistRadar.Result> radar = radar(request, view, session, figures);
        return new CatalogReport(
            request,
            files,
            thema(),
            figures,
            examples,
            problems,
            campaigns,
            radar,
            products.changes());
      }
    }
  }

  /// The backlist of files that fits a topic, as the API answers, judged as of the request's
  /// instant; what became known later is left out.
  ///
  /// @param limit the most items
  /// @throws IOException when a file cannot be read
  public JsonNode radar(Request request, String topic, int limit) throws IOException {
    record(request, new Figures(), new ArrayList<>());
    clock.set(request.asOf());
    try (GateSession session = gate.openAt(Context.recommend(request.territory()), request.asOf());
        CatalogView view = catalog.view()) {
      BacklistRadar.Query query = new BacklistRadar.Query(topic, backlist(request), limit);
      return ApiMapper.tree(
          RadarResponse.of(
              topic,
              request.asOf(),
              new BacklistRadar(vocabularies).find(query, view, session, _ -> true)));
    }
  }

  private static Instant backlist(Request request) {
    return BacklistRadar.before(request.asOf(), request.zone());
  }

  private List<AuditFile> record(Request request, Figures figures, List<AuditProblem> problems)
      throws IOException {
    List<AuditFile> files = new ArrayList<>();
    for (Path path : request.files()) {
      AuditFile file = AuditFile.of(path, request.manifest(), request.asOf());
      if (file.knownAt().isAfter(request.asOf())) {
        figures.add("files", "later");
      } else {
        files.add(file);
      }
      figures.add("files");
    }
    files.sort(Comparator.comparing(AuditFile::knownAt));
    CatalogFiller filler = new CatalogFiller(catalog, clock, request.asOf(), figures, problems);
    for (AuditFile file : files) {
      filler.fill(file, request.territories());
    }
    return files;
  }

  private ProductTally products(
      Request request,
      List<AuditFile> files,
      Figures figures,
      Examples examples,
      GateSession session)
      throws IOException {
    ProductIndex index = ProductIndex.of(files);
    figures.set("records_deleted", index.deleted());
    LocalDate today = LocalDate.ofInstant(request.asOf(), request.zone());
    ProductTally tally =
        new ProductTally(
            figures, examples, thema(), request.territories(), today, index, cached(session));
    index.forEach(tally::add);
    figures.set("owned", figures.get("records") - figures.get("fault", Fault.NO_OWNER.text()));
    return tally;
  }

  /// The standings of items; the last ones are remembered, since products of a work follow each
  /// other.
  private static Function<String, Standing> cached(GateSession session) {
    Map<String, Standing> known =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
            return size() > CACHED;
          }
        };
    return item -> known.computeIfAbsent(item, id -> Standing.of(session.preview(new ItemId(id))));
  }

  private Vocabulary thema() {
    return vocabularies.stream()
        .filter(list -> list.scheme().equals("thema"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no vocabulary has the scheme thema"));
  }

  private static void count(List<CampaignFinding> campaigns, Figures figures) {
    for (CampaignFinding finding : campaigns) {
      figures.add("campaign", "rows");
      figures.add("campaign", finding.status().name().toLowerCase(Locale.ROOT));
      if (finding.price() != PriceStatus.NOT_STATED) {
        figures.add("campaign", "price_" + finding.price().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private Map<String, BacklistRadar.Result> radar(
      Request request, CatalogView view, GateSession session, Figures figures) {
    Map<String, BacklistRadar.Result> results = new LinkedHashMap<>();
    for (String topic : request.topics()) {
      BacklistRadar.Result result =
          new BacklistRadar(vocabularies)
              .find(
                  new BacklistRadar.Query(topic, backlist(request), RADAR_HITS),
                  view,
                  session,
                  _ -> true);
      figures.set(Figures.id("radar", topic, "searched"), result.searched());
      figures.set(Figures.id("radar", topic, "fitting"), result.fitting());
      figures.set(Figures.id("radar", topic, "undated"), result.undated());
      results.put(topic, result);
    }
    return results;
  }
}
