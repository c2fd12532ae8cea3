package org.colophon.service.experiences;

/// The examples of the messages about experiences.
final class ExperienceExamples {
  static final String RULE =
      """
      {"item": "hafenlicht-gespraech", "placement": "title-aside", "variant": "compact",
       "condition": {"views": {"of": "item", "id": "hafenlicht", "at_least": 3}},
       "priority": 100, "per_session": 1, "hold_out": 10, "goal": "purchase",
       "owner": "desk-nordufer", "reason": "Wer dreimal schaut, hat Fragen",
       "from": "2026-11-22T08:00:00Z", "until": "2027-01-31T23:00:00Z"}
      """;

  static final String STORED =
      """
      {"id": "dritter-blick", "item": "hafenlicht-gespraech", "variant": "compact",
       "placement": "title-aside",
       "condition": {"views": {"of": "item", "id": "hafenlicht", "at_least": 3}},
       "priority": 100, "per_session": 1, "hold_out": 10, "goal": "purchase",
       "owner": "desk-nordufer", "reason": "Wer dreimal schaut, hat Fragen",
       "from": "2026-11-22T08:00:00Z", "until": "2027-01-31T23:00:00Z",
       "variants": [{"variant": "compact", "item": "hafenlicht-gespraech", "share": 1}],
       "choice": "fixed", "version": 1, "design": 1}
      """;

  static final String ALL = "{\"experiences\": [" + STORED + "]}";

  static final String DELETED = "{\"outcome\": \"deleted\", \"id\": \"dritter-blick\"}";

  static final String QUESTION =
      """
      {"placements": ["title-aside"], "viewed": "hafenlicht", "arrival": "newsletter",
       "device": "phone", "cart": {"items": [], "value": {"amount": "0.00", "currency": "EUR"}}}
      """;

  static final String NEXT =
      """
      {"session": "AbC3", "passed_over": [
         {"id": "dritter-blick", "code": "BLOCKED_BY_GATE",
          "reason": "the gate does not let its item pass now", "gate": ["on_hold"]}],
       "unused": [], "evaluated_at": "2026-11-22T09:00:00Z",
       "valid_until": "2026-11-22T09:00:00Z"}
      """;

  static final String OUTCOME = "{\"session\": \"AbC3\", \"goal\": \"purchase\"}";

  static final String COUNTED = "{\"session\": \"AbC4\", \"counted\": [\"dritter-blick\"]}";

  static final String RESULT =
      """
      {"experience": "dritter-blick", "hold_out": 10, "goal": "purchase",
       "since": "2026-11-22",
       "treatment": {"sessions": 9012, "conversions": 1081, "rate": 0.12, "as_drawn": true},
       "control": {"sessions": 988, "conversions": 79, "rate": 0.08, "as_drawn": true},
       "outcome": "higher",
       "uplift": {"value": 0.04, "low": 0.004, "high": 0.076, "variance_removed": 0.0},
       "advice": "those who see it convert more often; the interval holds however often you look",
       "variants": [], "comparisons": 1}
      """;

  static final String DRAFT =
      "{\"rule\": " + RULE + ", \"sessions\": [{\"requests\": [" + QUESTION + "]}]}";

  static final String DRAFT_PREVIEW =
      """
      {"sessions": 200, "requests": 1430, "shown_sessions": 31, "hold_out": 10,
       "at": "2026-11-22T09:00:00Z", "outcomes": [
         {"outcome": "shown", "requests": 31, "details": [{"name": "compact", "requests": 31}]},
         {"outcome": "other_experience", "requests": 12,
          "details": [{"name": "zoegern-an-der-kasse", "requests": 12}]},
         {"outcome": "condition_not_met", "requests": 1387,
          "details": [{"name": "views", "requests": 1387}]}]}
      """;

  private ExperienceExamples() {}
}
