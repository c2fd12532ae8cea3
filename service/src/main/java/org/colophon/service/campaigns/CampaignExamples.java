package org.colophon.service.campaigns;

/// The examples of the messages about campaigns.
final class CampaignExamples {
  static final String CAMPAIGN =
      """
      {"owner": "desk-nordufer", "reason": "Neuer Küstenkrimi", "channel": "mail",
       "segment": "seg-kuestenkrimi-wochenende", "items": ["hafenlicht"],
       "send_at": "2026-11-24T09:00:00Z", "until": "2026-11-25T09:00:00Z"}
      """;

  private static final String FACTS =
      """
      {"item": "hafenlicht", "product": "hafenlicht-hc",
       "price": {"value": "24.00 EUR", "source": "onix-feed",
         "confirmed_at": "2026-11-22T05:00:00Z", "changed_at": "2026-09-01T05:00:00Z"},
       "availability": {"value": "available", "source": "onix-feed",
         "confirmed_at": "2026-11-22T05:00:00Z", "changed_at": "2026-09-01T05:00:00Z"}}
      """;

  static final String STORED =
      """
      {"id": "herbst", "state": "frozen", "owner": "desk-nordufer",
       "reason": "Neuer Küstenkrimi", "imprint": "nordufer",
       "segment": "seg-kuestenkrimi-wochenende", "items": ["hafenlicht"], "omits": [], "channel": "mail",
       "territory": "DE", "send_at": "2026-11-24T09:00:00Z", "until": "2026-11-25T09:00:00Z",
       "version": 2,
       "frozen": {"at": "2026-11-22T09:00:00Z", "items": [
         {"item": "hafenlicht", "passes": true, "reasons": [], "facts": %s}]}}
      """
          .formatted(FACTS);

  static final String LISTED =
      """
      {"found": 1, "campaigns": [
        {"id": "herbst", "state": "sending", "owner": "desk-nordufer",
         "reason": "Neuer Küstenkrimi", "imprint": "nordufer",
         "segment": "seg-kuestenkrimi-wochenende", "items": ["hafenlicht"], "omits": ["price"],
         "channel": "mail", "territory": "DE", "send_at": "2026-11-24T09:00:00Z",
         "until": "2026-11-25T09:00:00Z", "version": 4,
         "counts": {"unsettled": 500, "sent": 11500, "not_sent": 12, "stopped": 1, "recalled": 0,
           "skipped": {"consent_missing": 311, "suppressed": 4, "contact_limit": 88},
           "exhausted": false}}]}
      """;

  static final String PREVIEW =
      """
      {"now": [{"item": "hafenlicht", "passes": true, "title": "Hafenlicht", "facts": %1$s,
         "valid_until": "2026-12-01T00:00:00Z", "reasons": []}],
       "send_at": "2026-11-24T09:00:00Z",
       "as_of_send_time": [{"item": "hafenlicht", "passes": true, "title": "Hafenlicht",
         "facts": %1$s, "valid_until": "2026-12-01T00:00:00Z", "reasons": []}]}
      """
          .formatted(FACTS);

  static final String RESULT =
      """
      {"id": "herbst", "state": "sending", "unsettled": 500, "sent": 11500, "not_sent": 12,
       "stopped": 1, "recalled": 0, "skipped": {"consent_missing": 311, "suppressed": 4, "contact_limit": 88},
       "exhausted": false,
       "stops": [{"item": "hafenlicht", "reasons": ["on_hold"], "from": "2026-11-24T10:00:00Z",
         "last": "2026-11-24T10:05:00Z"}],
       "editions": [{"number": 1, "response_id": "r-12", "at": "2026-11-24T09:00:01Z",
         "facts": [%s]}]}
      """
          .formatted(FACTS);

  static final String MESSAGES =
      """
      {"messages": [{"id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "person": "p-0055", "edition": 1,
         "state": "sent", "claimed_at": "2026-11-24T09:00:01Z"}], "next_after": ""}
      """;

  static final String RECALLED =
      """
      {"messages": [{"id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "campaign": "herbst",
         "person": "p-0055"}]}
      """;

  static final String CLAIM = "{\"channel\": \"mail\", \"limit\": 500}";

  static final String CLAIMED =
      """
      {"content": {"campaign": "herbst", "edition": 1, "response_id": "r-12",
         "send_before": "2026-11-25T09:00:00Z",
         "items": [{"item": "hafenlicht", "title": "Hafenlicht", "language": "de",
           "url": "https://nordufer.example/hafenlicht", "facts": %s}]},
       "messages": [{"id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9", "person": "p-0055"}],
       "more": true}
      """
          .formatted(FACTS);

  static final String SETTLE =
      "{\"messages\": [{\"id\": \"0a1b2c3d4e5f60718293a4b5c6d7e8f9\", \"outcome\": \"sent\"}]}";

  static final String SETTLED = "{\"results\": [\"settled\"]}";

  private CampaignExamples() {}
}
