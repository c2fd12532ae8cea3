package org.colophon.service.testing;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentWriter;
import org.colophon.catalog.log.Catalog;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.LocalOperations;
import org.colophon.service.imports.BatchImport;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.colophon.service.imports.ImportSummary;
import org.colophon.service.imports.LineResult;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.items.BatchEndpoint;
import org.colophon.service.items.ItemWriter;
import org.colophon.service.segments.SegmentRecorder;

/// An import into a catalogue, by the batch operation.
public final class TestImport {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private TestImport() {}

  /// Records everything in `records`.
  public static ImportSummary run(
      Catalog catalog,
      Audiences audiences,
      InstantSource clock,
      RecordStream records,
      Presets presets,
      Consumer<LineResult> results)
      throws IOException {
    BatchEndpoint batches =
        new BatchEndpoint(
            catalog,
            new SegmentRecorder(new SegmentWriter(catalog, audiences)),
            new ItemWriter(catalog, () -> {}),
            ZONE);
    LocalOperations operations = new LocalOperations(List.of(batches), AccessControl.OPEN, clock);
    BatchImport delivery =
        new BatchImport(lines ->
            operations
                .call(
                    "POST", "/v1/items:batch?zone=" + ZONE, "application/x-ndjson", lines, Map.of())
                .body());
    return delivery.run(records, presets, results);
  }
}
