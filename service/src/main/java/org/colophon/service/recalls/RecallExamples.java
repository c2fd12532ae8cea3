package org.colophon.service.recalls;

/// Examples of messages about checks, recalls and audits.
final class RecallExamples {
  static final String CHECK =
      """
      {"items": ["hafenlicht", "hafenfall"], "purpose": "newsletter", "territory": "DE",
       "segment": "kuestenleser", "send_at": "2026-11-24T06:00:00Z",
       "surface": "newsletter-48", "durable": true}
      """;

  static final String CHECKED =
      """
      {"response_id": "r-1f4", "recorded": true, "send_at": "2026-11-24T06:00:00Z",
       "lasts_until": "2026-11-27T06:00:00Z", "passed": 1,
       "results": [{"item": "hafenlicht", "decision": "pass", "version": 812,
         "valid_until": "2026-12-01T00:00:00Z", "may_say": ["price"], "leave_out": [],
         "reasons": []},
         {"item": "hafenfall", "decision": "block", "from": "2026-11-24T06:00:00Z",
         "reasons": []}]}
      """;

  static final String RECALL =
      """
      {"seq": 12, "state": "open", "id": "recall-12", "item": "hafenlicht",
       "imprint": "nordufer", "action": "take_down", "reasons": ["recalled"], "wrong": [],
       "instead": [], "surface": "newsletter-48", "purpose": "newsletter", "territory": "DE",
       "channel": "mail", "durable": true, "responses": 1, "response_ids": ["r-1f4"],
       "promised_until": "2026-11-27T06:00:00Z", "learned_at": "2026-11-25T10:00:00Z",
       "at": "2026-11-25T10:00:01Z", "expires_at": "2027-12-30T10:00:01Z"}
      """;

  static final String AUDIT =
      """
      {"from": "2026-11-21T09:00:00Z", "until": "2026-11-22T09:00:00Z", "answers": 120,
       "judged": 840, "other_policies": 0, "gate_violations": 0, "late_knowledge": 1,
       "late_by_source": {"shop": 1}, "violations": [],
       "late": [{"response_id": "r-1f4", "item": "hafenlicht",
         "served_at": "2026-11-21T10:00:00Z", "source": "shop", "delay": "PT4H",
         "reasons": ["not_available"], "wrong": []}]}
      """;

  private RecallExamples() {}
}
