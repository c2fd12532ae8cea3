package org.colophon.service.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentWriter;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Recorded;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.imports.LineResult.Outcome;
import org.colophon.service.imports.LineResult.Rejected;
import org.colophon.service.imports.LineResult.Taken;
import org.colophon.service.items.ItemDocument;
import org.colophon.service.segments.SegmentRecorder;

/// Records deliveries, batch by batch: what is wrong is reported with its place, everything else is
/// taken. Each record gets the delivery's order key, raised by its place in the delivery, unless it
/// states its own; so the same delivery brought in again confirms and changes nothing.
public final class Importer {
  /// Submissions recorded in one transaction.
  static final int BATCH = 500;

  private final Catalog catalog;
  private final SegmentRecorder segments;

  public Importer(Catalog catalog, Audiences audiences) {
    this.catalog = catalog;
    this.segments = new SegmentRecorder(new SegmentWriter(catalog, audiences));
  }

  /// Records everything in `records`.
  ///
  /// @param results told of every record, in order within its kind
  /// @throws IOException when the delivery itself cannot be read further; what was read is recorded
  public ImportSummary run(
      RecordStream records, DeliveryDefaults defaults, Consumer<LineResult> results)
      throws IOException {
    Run run = new Run(defaults, results);
    try {
      records.forEach(run::take);
    } finally {
      run.flush();
    }
    return run.summary;
  }

  /// One delivery under way.
  private final class Run {
    private final DeliveryDefaults defaults;
    private final Consumer<LineResult> results;
    private final Set<String> seen = new HashSet<>();
    private final List<RecordPosition> places = new ArrayList<>();
    private final List<Submission> pending = new ArrayList<>();
    private ImportSummary summary = new ImportSummary(0, 0, 0, 0);
    private long count;

    Run(DeliveryDefaults defaults, Consumer<LineResult> results) {
      this.defaults = defaults;
      this.results = results;
    }

    void take(RecordStream.Raw raw) {
      try {
        state(raw.place(), RecordReader.read(raw.orThrow(), next()));
      } catch (ApiException e) {
        report(Rejected.of(raw.place(), e));
      }
    }

    private DeliveryDefaults next() {
      OrderKey order = defaults.order();
      return defaults.at(new OrderKey(order.epoch(), order.position() + count++));
    }

    private void state(RecordPosition place, DeliveredRecord statement) {
      switch (statement) {
        case DeliveredRecord.OfCatalog(Submission submission) -> submit(place, submission);
        case DeliveredRecord.OfReference(var reference) -> {
          flush();
          catalog.put(reference);
          report(new Taken(place, Named.id(reference), Outcome.CONFIRMED));
        }
        case DeliveredRecord.OfSegment(var segment) -> {
          boolean known = segments.put(segment, null).isConfirmed();
          report(
              new Taken(place, segment.id().value(), known ? Outcome.CONFIRMED : Outcome.CHANGED));
        }
      }
    }

    private void submit(RecordPosition place, Submission submission) {
      if (submission instanceof Submission.WholeItem whole
          && !seen.add(whole.item().id().value())) {
        report(
            new Rejected(
                place,
                ErrorCode.REPEATED.text(),
                "/id",
                "'" + whole.item().id() + "' occurs twice in this delivery",
                "give each item its own id"));
        return;
      }
      places.add(place);
      pending.add(submission);
      if (pending.size() >= BATCH) {
        flush();
      }
    }

    void flush() {
      if (pending.isEmpty()) {
        return;
      }
      List<Recorded> recorded = catalog.recordAll(List.copyOf(pending));
      for (int i = 0; i < recorded.size(); i++) {
        report(result(places.get(i), pending.get(i), recorded.get(i)));
      }
      pending.clear();
      places.clear();
    }

    private void report(LineResult result) {
      summary = summary.plus(result);
      results.accept(result);
    }
  }

  private static LineResult result(RecordPosition place, Submission submission, Recorded recorded) {
    String id = Named.id(submission);
    return switch (recorded) {
      case Recorded.Changed _ -> new Taken(place, id, Outcome.CHANGED);
      case Recorded.Confirmed _ -> new Taken(place, id, Outcome.CONFIRMED);
      case Recorded.Older _ -> new Taken(place, id, Outcome.OLDER);
      case Recorded.Refused(var rejection) ->
          new Rejected(
              place,
              EnumNames.of(rejection.code()),
              pointer(submission, rejection),
              rejection.reason(),
              "");
    };
  }

  private static String pointer(Submission submission, Rejection rejection) {
    return submission instanceof Submission.Facts
        ? FactsRequest.pointer(rejection.path())
        : ItemDocument.pointer(rejection.path());
  }
}
