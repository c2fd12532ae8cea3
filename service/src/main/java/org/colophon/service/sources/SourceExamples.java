package org.colophon.service.sources;

/// Examples of messages about sources, imprints and desks.
final class SourceExamples {
  private static final String FIELDS =
      """
      "schema": "colophon-source/1", "id": "shop", "name": "Shop", "imprint": "nordufer",
      "owner": "desk-nordufer", "authoritative_for": ["price"], "expected_every": "PT24H",
      "days": ["monday", "friday"], "zone": "Europe/Berlin", "closed": ["2026-12-25"]
      """;

  static final String DOCUMENT = "{" + FIELDS + "}";

  static final String STATUS =
      "{"
          + FIELDS
          + """
          , "state": "live", "missed": 0, "last_delivery_at": "2026-11-20T05:00:00Z",
          "next_due_at": "2026-11-23T05:00:00Z", "heartbeat_at": "2026-11-20T05:00:00Z"}
          """;

  static final String SOURCES = "{\"at\": \"2026-11-22T09:00:00Z\", \"sources\": [" + STATUS + "]}";

  static final String DELIVERY =
      """
      {"items": ["hafenfall", "hafenlicht"], "watermark": "2026-11-20T05:00:00Z"}
      """;

  static final String DELIVERED =
      """
      {"outcome": "confirmed", "deleted": 1, "items": ["nebelbank"], "source": %s}
      """
          .formatted(STATUS);

  static final String HEARTBEAT =
      """
      {"error": "disk full"}
      """;

  static final String IMPRINT =
      """
      {"id": "nordufer", "name": "Nordufer", "legal_entity": "Nordufer Verlag GmbH"}
      """;

  static final String IMPRINTS =
      """
      {"imprints": [{"id": "nordufer", "name": "Nordufer",
        "desks": [{"id": "desk-nordufer", "name": "Lektorat", "active": true}]}]}
      """;

  static final String QUEUE =
      """
      {"desk": "desk-nordufer",
       "items": [{"id": "hafenlicht", "title": "Hafenlicht", "language": "de"}],
       "next_after": "hafenlicht"}
      """;

  private SourceExamples() {}
}
