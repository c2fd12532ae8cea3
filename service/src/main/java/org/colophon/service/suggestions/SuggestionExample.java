package org.colophon.service.suggestions;

/// The examples of suggestions in the OpenAPI document.
final class SuggestionExample {
  private static final String REST =
      """
      "language": {"code": "de", "confidence": 0.988},
       "segments": [{"id": "kuestenleser", "name": "Küstenleser",
         "description": "Wer am Hafen wohnt.", "owner": "desk-kai", "score": 0.812,
         "scale": "match_score", "words": "fits_well",
         "evidence": {"start": 0, "end": 26, "quote": "Am Hafen liegt ein Schiff."},
         "because": ["words: Hafen"], "reach": {"size": 1200, "as_of": "2026-11-22T08:00:00Z"},
         "check_due_at": "2026-11-23T09:00:00Z",
         "look_alikes": [{"id": "hafenfall", "title": "Hafenfall", "content_type": "book",
           "score": 0.744, "why": "similar text"}],
         "answered": "open"}],
       "more_segments": [], "left_out": [{"segment": "gartenfreunde", "name": "Gartenfreunde",
         "code": "segment_draft", "reason": "it is not in use: draft"}],
       "note": "",
       "terms": [{"kind": "keyphrase", "value": "hafen", "label": "Hafen", "confidence": 0.5,
         "evidence": [{"start": 3, "end": 8, "quote": "Hafen"}], "made_by": "keyphrases 1",
         "input_hash": "3f2a", "answered": "open", "state": "proposed", "origin": "machine"}],
       "ambiguous": [], "records": [],
       "reading": {"minutes": 1, "words": 9, "words_per_minute": 184},
       "odd_subjects": [], "thresholds": [{"scheme": "topics", "least": 0.45}], "overdue": [],
       "related": [], "verdict": {"decision": "pass", "reasons": []},
       "accepting": {"until": "2027-02-20T09:00:00Z", "listed": "at_once"}, "text_hash": "3f2a"}
      """;

  static final String OF_DRAFT = "{" + REST;

  static final String OF_ITEM =
      """
      {"item": {"id": "kai-17", "version": 1, "imprint": "kai", "content_type": "news",
         "language": "de", "title": "Am Kai",
         "text": "Am Hafen liegt ein Schiff. Niemand sah es kommen."},
      """
          + REST;

  private SuggestionExample() {}
}
