package org.colophon.service.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.service.api.ApiException;
import org.colophon.service.imports.DeliveredRecord;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordReader;
import org.colophon.service.imports.RecordStream.Raw;
import org.colophon.service.items.ItemDocument;

/// The recording of files in an empty catalogue, each at the time when it became known. An imprint
/// is registered with a desk of its name: that of a file's records is enough of an owner. Not
/// thread-safe.
final class CatalogFiller {
  /// The imprint of records that name neither an imprint nor a publisher; nobody owns it.
  static final ImprintId NO_IMPRINT = new ImprintId("unknown");

  private static final SourceId SOURCE = new SourceId("audit");
  private static final int BATCH = 500;
  private static final int MOST_PROBLEMS = 50;

  private final Catalog catalog;
  private final AuditClock clock;
  private final Instant asOf;
  private final Figures figures;
  private final List<AuditProblem> problems;
  private final Set<String> registered = new HashSet<>();
  private final List<Submission> batch = new ArrayList<>();
  private final List<RecordPosition> places = new ArrayList<>();
  private long order;

  /// @param asOf what became known later is left out
  /// @param problems added to, up to a limit; the figures count all
  CatalogFiller(
      Catalog catalog,
      AuditClock clock,
      Instant asOf,
      Figures figures,
      List<AuditProblem> problems) {
    this.catalog = catalog;
    this.clock = clock;
    this.asOf = asOf;
    this.figures = figures;
    this.problems = problems;
  }

  void fill(AuditFile file, List<String> priceTerritories) throws IOException {
    clock.set(file.knownAt());
    catalog.put(
        new Reference.OfSource(
            new Source(
                SOURCE,
                SOURCE.value(),
                NO_IMPRINT,
                null,
                Set.of(),
                new DeliveryCalendar(
                    file.manifest().calendar().expectedEvery(),
                    Set.of(DayOfWeek.values()),
                    file.zone()),
                null)));
    Presets stated = file.manifest().presets();
    Presets presets =
        new Presets(
            SOURCE,
            stated.imprint() == null ? NO_IMPRINT : stated.imprint(),
            stated.desk(),
            stated.type(),
            stated.language());
    file.records(priceTerritories).forEach(raw -> take(raw, file, presets));
    flush();
  }

  private void take(Raw raw, AuditFile file, Presets presets) {
    try {
      JsonNode json = raw.orThrow();
      DeliveryDefaults defaults =
          new DeliveryDefaults(
              presets,
              OrderKey.ofTime(0, file.knownAt().plusNanos(1_000 * order++)),
              file.knownAt(),
              file.zone(),
              null);
      switch (RecordReader.read(owned(json, presets), defaults)) {
        case DeliveredRecord.OfCatalog(Submission submission) -> add(raw.place(), submission);
        case DeliveredRecord.OfReference(var reference) -> catalog.put(reference);
        case DeliveredRecord.OfSegment _ -> {}
      }
    } catch (ApiException e) {
      problem(raw.place(), (e.pointer() + " " + e.reason()).strip());
    } catch (IllegalArgumentException e) {
      problem(raw.place(), String.valueOf(e.getMessage()));
    }
  }

  /// An item of an imprint belongs to the imprint's desk unless it names another. One without a
  /// text is judged by its title.
  private JsonNode owned(JsonNode json, Presets presets) {
    if (!json.path("schema").asText().equals(ItemDocument.SCHEMA)
        || !(json instanceof ObjectNode node)) {
      return json;
    }
    String named = node.path("imprint").asText(String.valueOf(presets.imprint()));
    ImprintId imprint = new ImprintId(named);
    if (registered.add(named)) {
      catalog.put(new Reference.OfImprint(new Imprint(imprint, named, named)));
      catalog.put(desk(named, imprint));
    }
    String desk = node.path("desk").asText("");
    if (!desk.isEmpty() && registered.add("desk " + desk)) {
      catalog.put(desk(desk, imprint));
    }
    ObjectNode owned = node.deepCopy();
    if (node.path("text").asText("").isBlank()) {
      owned.set("text", node.path("title")); // the catalogue takes no item without a text
    }
    if (!imprint.equals(NO_IMPRINT) && desk.isEmpty() && presets.desk() == null) {
      owned.put("desk", named);
    }
    return owned;
  }

  private static Reference desk(String name, ImprintId imprint) {
    return new Reference.OfDesk(
        new DeskRecord(new DeskId(name), name, imprint, List.of(name), true));
  }

  private void add(RecordPosition place, Submission submission) {
    if (observed(submission).isAfter(asOf)) {
      figures.add("records_later");
      return;
    }
    batch.add(submission);
    places.add(place);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private static Instant observed(Submission submission) {
    return switch (submission) {
      case Submission.WholeItem item -> item.observedAt();
      case Submission.Facts(_, var facts) ->
          facts.stream()
              .map(Submission.StatedFact::observedAt)
              .max(Instant::compareTo)
              .orElse(Instant.MIN);
      case Submission.Deletion deletion -> deletion.observedAt();
      case Submission.ContentChecked check -> check.at();
      case Submission.Linked linked -> linked.link().at();
    };
  }

  private void flush() {
    List<Recorded> results = catalog.recordAll(batch);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Recorded.Refused(var rejection)) {
        problem(places.get(i), rejection.reason());
      }
    }
    batch.clear();
    places.clear();
  }

  private void problem(RecordPosition place, String reason) {
    figures.add("problems");
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new AuditProblem(place, reason));
    }
  }
}
