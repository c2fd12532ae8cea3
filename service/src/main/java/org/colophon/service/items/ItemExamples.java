package org.colophon.service.items;

/// The examples of messages about items in the OpenAPI document.
final class ItemExamples {
  static final String ITEM =
      """
      {"schema": "colophon-item/1", "id": "hafenlicht", "source": "editorial",
       "imprint": "nordufer", "content_type": "book", "language": "de", "title": "Hafenlicht",
       "text": "Nebel über dem Kai.", "canonical_id": "isbn:9783161484100",
       "contributors": [{"name": "Marit Janssen", "role": "author"}],
       "subjects": [{"scheme": "thema", "code": "FF", "main": true}],
       "lifecycle": {"state": "published", "published_at": "2026-11-01"},
       "products": [{"id": "hafenlicht-hc", "isbn13": "9783161484100", "form": "hardcover",
         "trade_state": "active", "availability": "20",
         "prices": [{"territory": "DE", "amount": "24.00", "currency": "EUR"}]}]}
      """;

  static final String LIST =
      """
      {"items": [{"id": "hafenlicht", "title": "Hafenlicht", "content_type": "book",
         "imprint": "nordufer", "desk": "desk-nordufer", "source": "editorial", "language": "de",
         "state": "published", "confirmed_at": "2026-11-22T09:00:00Z", "verdict": "block",
         "reasons": ["not_available"],
         "price": {"territory": "DE", "amount": "24.00", "currency": "EUR",
           "confirmed_at": "2026-11-22T05:00:00Z"},
         "availability": {"code": "43", "confirmed_at": "2026-11-22T05:00:00Z"}}],
       "scanned": 1}
      """;

  static final String COUNTS =
      """
      {"matching": 1, "imprint": {"kai": 4, "nordufer": 1}, "desk": {"desk-nordufer": 1},
       "source": {"editorial": 1}, "type": {"book": 1, "news": 12},
       "verdict": {"block": 1, "pass": 9}, "scanned": 164}
      """;

  static final String RECORDED =
      """
      {"outcome": "changed", "seq": 4711, "items": ["hafenlicht"]}
      """;

  static final String STORED =
      """
      {"item": {"schema": "colophon-item/1", "id": "kai-17", "source": "cms",
         "source_key": "kai-17", "imprint": "kai", "content_type": "news", "language": "de",
         "title": "Am Kai", "text": "Ein Satz.", "contributors": [], "subjects": [],
         "lifecycle": {"state": "published", "published_at": "2026-11-01T08:00:00Z"}},
       "facts": [], "accepted": [{"kind": "subject", "value": "mediatopics:20000385",
         "label": "Hafen", "by": "m.keller", "at": "2026-11-22T09:30:00Z", "origin": "machine",
         "text_hash": "3f2a", "outdated": false}], "version": 1, "seq": 12, "text_hash": "3f2a", "metadata_hash": "9c01",
       "confirmed_at": "2026-11-22T09:00:00Z", "recorded_at": "2026-11-22T09:00:00Z",
       "conflict": false}
      """;

  static final String ACCEPTED =
      """
      {"item": "kai-17", "source": "cms", "source_key": "kai-17", "version": 1, "text_hash": "3f2a",
       "values": [{"kind": "subject", "value": "mediatopics:20000385", "label": "Hafen",
         "by": "m.keller", "at": "2026-11-22T09:30:00Z", "origin": "machine", "text_hash": "3f2a",
         "outdated": false}]}
      """;

  static final String PATCH =
      """
      {"by": "m.keller", "title": "Hafenlicht", "subtitle": null,
       "lifecycle": {"state": "published"}}
      """;

  static final String PATCHED =
      """
      {"outcome": "changed", "seq": 4712, "items": ["hafenlicht"],
       "undo": {"title": "Hafenlichter", "subtitle": "Roman", "lifecycle": {"state": "draft"}}}
      """;

  static final String LINES =
      """
      {"source": "cms", "id": "kai-17", "imprint": "kai", "content_type": "news",
       "title": "Am Kai", "text": "Ein Satz.", "lifecycle": {"state": "draft"}}
      """;

  static final String LINE_RESULT =
      """
      {"line": 1, "id": "kai-17", "outcome": "changed", "seq": 4713, "items": ["kai-17"]}
      """;

  static final String CHECKED =
      """
      {"by": "m.keller"}
      """;

  static final String CONFIRMATION =
      """
      {"product": "hafenlicht-hc", "type": "price", "qualifier": "DE", "by": "m.keller"}
      """;

  static final String REPAIRS =
      """
      {"item": "hafenlicht", "repairs": [{"at": "2026-11-22T09:00:00Z", "by": "m.keller",
        "what": "edit", "detail": "{\\"by\\":\\"m.keller\\",\\"title\\":\\"Hafenlicht\\"}"}]}
      """;

  static final String DUPLICATES =
      """
      {"pairs": [{"likeness": 0.94, "item": {"id": "kai-17", "title": "Am Kai", "imprint": "kai"},
        "other": {"id": "kai-18", "title": "Am Kai heute", "imprint": "kai"}}]}
      """;

  private ItemExamples() {}
}
