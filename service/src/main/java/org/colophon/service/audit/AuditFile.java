package org.colophon.service.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.onix.OnixRecords;
import org.colophon.service.items.ItemDocument;

/// A file of an audit.
///
/// @param knownAt when its statements became known: when the message was sent, else the day of the
///   audit
record AuditFile(Path path, Format format, Manifest manifest, Instant knownAt) {
  static AuditFile of(Path path, Manifest manifest, Instant asOf) throws IOException {
    Format format = DeliveryReaders.format(path, manifest);
    Instant sent =
        format == Format.ONIX
            ? new OnixRecords(path, manifest.calendar().zone(), List.of(), asOf)
                .sentAt()
                .orElse(asOf)
            : asOf;
    return new AuditFile(path, format, manifest, sent);
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /// Whether an ONIX update can correct it.
  boolean isPatchable() {
    return format == Format.ONIX;
  }

  ZoneId zone() {
    return manifest.calendar().zone();
  }

  OnixRecords onix() {
    return new OnixRecords(path, zone(), List.of(), knownAt);
  }

  /// The records that the catalogue takes.
  RecordStream records(List<String> priceTerritories) throws IOException {
    return DeliveryReaders.open(path, manifest, priceTerritories, knownAt);
  }

  /// Hands on what the source states, one by one; updates of some blocks are left out.
  void products(Consumer<StatedProduct> sink) throws IOException {
    if (format == Format.ONIX) {
      onix()
          .statements(statement -> {
            if (statement.isFull() || statement.isDeletion()) {
              sink.accept(new StatedOnixProduct(name(), statement, zone()));
            }
          });
      return;
    }
    records(List.of())
        .forEach(raw -> {
          if (raw instanceof RecordStream.Raw.Parsed(var place, JsonNode json)
              && json.path("schema").asText().equals(ItemDocument.SCHEMA)) {
            sink.accept(new StatedItem(place, json));
          }
        });
  }
}
