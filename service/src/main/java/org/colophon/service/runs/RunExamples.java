package org.colophon.service.runs;

/// Examples of messages about runs.
final class RunExamples {
  static final String ORDER =
      """
      {"kind": "enrich", "select": {"imprint": "nordufer", "content_type": "book"},
       "limits": {"threads": 2, "quiet_hours": "08:00-18:00", "zone": "Europe/Berlin"},
       "by": "kim", "start": true}
      """;

  static final String APPROVAL =
      """
      {"imprints": ["nordufer"], "by": "m.keller",
       "results": "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"}
      """;

  static final String ACTION =
      """
      {"by": "m.keller"}
      """;

  private static final String FIELDS =
      """
      "id": 7, "kind": "enrich", "state": "awaiting_approval", "by": "kim",
      "made_at": "2026-11-22T09:00:00Z", "changed_at": "2026-11-22T09:04:10Z", "only": [],
      "select": {"imprint": "nordufer", "content_type": "book"}, "dry_run": false,
      "again": false, "limits": {"threads": 2}, "selected": 120,
      "items": {"all": 120, "pending": 0, "differ": 14, "unchanged": 106, "outdated": 0,
        "set_aside": 0, "applied": 0},
      "approved": {"whole": false, "imprints": []},
      "results": {"digest": "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
        "count": 120},
      "events": [{"action": "resume", "by": "kim", "at": "2026-11-22T09:00:05Z"}]
      """;

  static final String RUN = "{" + FIELDS + "}";

  static final String RUNS = "{\"runs\": [" + RUN + "]}";

  private static final String GROUP =
      """
      {"imprint": "nordufer", "kind": "subject", "vocabulary": "thema", "what": "added",
       "count": 14, "items": 14,
       "examples": [{"what": "added", "kind": "subject", "value": "thema:FF",
         "label": "Kriminalromane", "after": 0.83, "item": "hafenlicht"}]}
      """;

  static final String DIFF = "{\"groups\": [" + GROUP + "]}";

  static final String FAILURES =
      """
      {"items": [{"item": "hafenlicht", "tries": 3, "error": "the text is empty"}]}
      """;

  static final String REPORT =
      "{"
          + FIELDS
          + """
          , "throughput": [{"minute": "2026-11-22T09:00:00Z", "items": 31}],
          "slowest": [{"item": "hafenlicht", "milliseconds": 412.5}],
          "errors": [{"kind": "the text is empty", "items": 1}],
          "changes": [
          """
          + GROUP
          + "]}";

  static final String PAGE = "\"<!doctype html><html lang=\\\"en\\\">…</html>\"";

  private RunExamples() {}
}
