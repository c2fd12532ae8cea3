package org.colophon.service.exports;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Product;
import org.colophon.catalog.Subject;
import org.colophon.service.api.EnumNames;
import org.colophon.text.CsvCells;

/// A table of items as comma-separated values (RFC 4180) for spreadsheets, with what editors
/// accepted. It starts with a byte order mark, without which spreadsheets misread umlauts; a cell
/// that a spreadsheet would calculate starts with an apostrophe.
final class CatalogTable {
  static final String MEDIA_TYPE = "text/csv;charset=utf-8";

  private static final List<String> HEADING =
      List.of(
          "id",
          "source_key",
          "content_type",
          "imprint",
          "isbn13",
          "language",
          "title",
          "subtitle",
          "contributors",
          "url",
          "published_at",
          "version",
          "text_hash",
          "subjects",
          "accepted_subjects",
          "accepted_keyphrases",
          "accepted_entities",
          "accepted_segments");

  private CatalogTable() {}

  static String of(List<ExportedItem> items) {
    return Stream.concat(Stream.of(HEADING), items.stream().map(CatalogTable::row))
        .map(row -> row.stream().map(CsvCells::safe).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
  }

  private static List<String> row(ExportedItem exported) {
    var cleared = exported.cleared();
    return List.of(
        cleared.id().value(),
        exported.item().identity().sourceKey(),
        EnumNames.of(cleared.type()),
        cleared.imprint().value(),
        joined(exported.item().products().stream().map(Product::isbn13).filter(Objects::nonNull)),
        cleared.language(),
        cleared.title(),
        cleared.subtitle().orElse(""),
        joined(cleared.credits().stream().map(Credit::name)),
        cleared.canonicalUrl().orElse(""),
        cleared.publishedAt().map(Object::toString).orElse(""),
        String.valueOf(cleared.version()),
        cleared.textHash(),
        joined(cleared.subjects().stream().map(Subject::toString)),
        joined(exported.subjects().stream().map(one -> one.subject().toString())),
        joined(exported.keyphrases().stream()),
        joined(exported.names().stream()),
        joined(exported.values("segment").stream()));
  }

  private static String joined(Stream<String> values) {
    return values.map(value -> value.replace('|', '/')).collect(Collectors.joining("|"));
  }
}
