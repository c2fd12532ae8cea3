package org.colophon.service.health;

/// Examples of messages about the catalogue's health.
final class HealthExamples {
  static final String INCIDENT =
      """
      {"id": 3, "code": "source_down", "about": "source:shop", "source": "shop",
       "check": "sources", "what": "missed 3 deliveries", "items": 12, "state": "open",
       "cycle": 1, "opened_at": "2026-11-22T09:00:00Z", "changed_at": "2026-11-22T09:00:00Z"}
      """;

  static final String ACTION =
      """
      {"action": "assign", "by": "kim", "desk": "desk-it"}
      """;

  static final String USAGE =
      """
      {"entity": "event:lesung", "name": "Lesung im Hafen", "state": "ended",
       "since": "2026-11-20T20:00:00Z",
       "uses": [{"item": "hafenlicht", "title": "Hafenlicht",
         "targetings": [{"segment": "kuestenleser", "by": "kim",
           "until": "2027-01-31T00:00:00Z"}]}]}
      """;

  static final String REPORT =
      """
      {"at": "2026-11-22T09:00:00Z", "seq": 812, "purpose": "recommend", "items": 120,
       "pass": 118, "block": 2, "indeterminate": 0, "pass_share": 0.983,
       "imprints": [{"imprint": "nordufer", "items": 120, "pass": 118, "block": 2,
         "indeterminate": 0, "pass_share": 0.983}],
       "groups": [{"code": "owner_missing", "severity": "block", "action": "assign_desk",
         "by": "desk", "one_click": true, "fix": "assign a desk", "shown": 90, "items": 2,
         "entries": [{"item": "hafenlicht", "title": "Hafenlicht", "imprint": "nordufer",
           "subject": "desk", "shown": 90,
           "request": {"method": "PATCH", "path": "/v1/items/hafenlicht", "body": {},
             "if_match": true, "needs": [{"name": "by", "type": "name"},
               {"name": "desk", "type": "desk"}]}}]}],
       "settled": [], "sources": [], "incidents": [], "stale": []}
      """;

  static final String GAPS =
      """
      {"names": [{"value": "per:ada", "label": "Ada Muster", "items": 4,
         "first": ["hafenlicht"]}],
       "namesakes": [{"name": "ada muster",
         "records": [{"entity": "contributor:ada", "works": 3},
           {"entity": "contributor:ada-2", "works": 1}]}],
       "topics": [], "overdue": [{"item": "hafenfest", "title": "Hafenfest",
         "day": "2026-11-20", "label": "20. November"}],
       "odd_subjects": [{"item": "hafenlicht", "title": "Hafenlicht", "scheme": "thema",
         "problem": "unknown", "code": "ZZZZ"}]}
      """;

  private HealthExamples() {}
}
