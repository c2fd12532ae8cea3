package org.colophon.service.readers;

/// The examples of lists for readers in the OpenAPI document.
final class ReaderExamples {
  static final String QUESTION =
      """
      {"segment": "kuestenleser", "k": 5, "consent": {"profiling": true}, "seen": ["schlickzeit"],
       "signals": [{"event": "Content Viewed", "properties": {"item_id": "nebelkai"},
         "timestamp": "2026-11-22T08:00:00Z"}],
       "context": {"territory": "DE", "language": "de", "channel": "web",
         "surface": "home-teaser", "item": "hafenlicht"}}
      """;

  private static final String ITEM =
      """
      {"id": "hafenlicht", "title": "Hafenlicht", "content_type": "book", "score": 0.871,
       "why": "similar text", "version": 3, "valid_until": "2026-11-22T21:00:00Z",
       "verdict_id": "hafenlicht.4711.3f2a.9c01", "language": "de", "imprint": "nordufer",
       "contributors": [{"name": "Marit Janssen", "role": "author"}],
       "subjects": ["thema:FF"], "url": "https://nordufer.example/hafenlicht",
       "published_at": "2026-11-01T00:00:00Z",
       "offer": {"product": "hafenlicht-hc", "isbn13": "9783161484100", "form": "hardcover",
         "availability": "available", "price": {"amount": "24.00", "currency": "EUR"}},
       "claims": [{"kind": "award", "name": "Küstenpreis 2026"}], "left_out": []}
      """;

  private static final String END =
      """
       "items": [%s],
       "evaluated_at": "2026-11-22T09:00:00Z", "valid_until": "2026-11-22T21:00:00Z",
       "degraded": false, "blocked": {"on_hold": 1}}
      """
          .formatted(ITEM);

  static final String SEGMENT_LIST =
      """
      {"response_id": "r-1k", "segment": "kuestenleser", "basis": ["segment"], "fallbacks": [],
      """
          + END;

  static final String READER_LIST =
      """
      {"response_id": "r-1m", "segment": "kuestenleser", "basis": ["signals", "item"],
       "fallbacks": [{"code": "SEGMENT_CHECK_OVERDUE",
         "reason": "its check was due more than 30 days ago"}],
      """
          + END;

  static final String RELATED_LIST =
      """
      {"response_id": "r-1n", "item": "nebelkai",
      """
          + END;

  static final String FOUND =
      """
      {"response_id": "r-1p", "items": [%s],
       "evaluated_at": "2026-11-22T09:00:00Z", "valid_until": "2026-11-22T21:00:00Z",
       "degraded": false, "blocked": {"on_hold": 1}}
      """
          .formatted(
              ITEM.strip().substring(0, ITEM.strip().length() - 1)
                  + ", \"text\": \"Ein Kutter kehrt ohne Mannschaft heim.\", \"cut\": false}");

  private ReaderExamples() {}
}
