package org.colophon.service.policies;

/// Examples of messages about policies and verdicts.
final class PolicyExamples {
  private static final String BRIEF =
      """
      "id": "books", "version": 3, "digest": "5f2c8a1b", "origin": "policies/books.yaml",
      "imprints": ["nordufer"], "content_types": ["book"], "purposes": ["recommend"]
      """;

  static final String POLICIES =
      "{\"digest\": \"5f2c8a1b\", \"confirmed_at\": \"2026-11-22T09:00:00Z\","
          + " \"problems\": [], \"policies\": [{"
          + BRIEF
          + "}]}";

  static final String POLICY =
      "{"
          + BRIEF
          + """
          , "yaml": "id: books\\ncontent_types: [book]\\n",
          "versions": [{"version": 3, "digest": "5f2c8a1b", "origin": "policies/books.yaml",
            "stored_at": "2026-11-22T09:00:00Z", "stored_by": "kim"}]}
          """;

  static final String PUT =
      """
      {"yaml": "id: books\\ncontent_types: [book]\\n", "by": "kim"}
      """;

  static final String TRY =
      """
      {"yaml": "id: books\\ncontent_types: [book]\\n", "territory": "AT"}
      """;

  static final String PREVIEW =
      """
      {"items": 120,
       "purposes": [{"purpose": "recommend", "passes_now": 118, "passes_then": 116}],
       "changes": [{"purpose": "recommend", "imprint": "nordufer", "effect": "blocks",
         "code": "fact_stale", "fix": "confirm the fact", "items": 2,
         "examples": ["hafenlicht"]}]}
      """;

  static final String VERDICT =
      """
      {"verdict_id": "AWhhZmVubGljaHQ", "item": "hafenlicht", "version": 812,
       "text_hash": "9f86d081", "metadata_hash": "60303ae2", "purpose": "recommend",
       "context": {"territory": "DE", "channel": "web", "needs_price": false},
       "decision": "pass", "reasons": [],
       "obligations": [{"type": "omit_claim", "claim": "award:hafenpreis"}],
       "evaluated_at": "2026-11-22T09:00:00Z", "valid_until": "2026-11-23T09:00:00Z",
       "facts_seq": 812, "policy": ["books@3"], "policy_digest": "5f2c8a1b",
       "engine": "a1b2c3d4"}
      """;

  static final String REPLAY = "{\"same_engine\": true, \"verdict\": " + VERDICT + "}";

  private PolicyExamples() {}
}
