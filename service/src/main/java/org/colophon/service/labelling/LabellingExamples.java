package org.colophon.service.labelling;

/// The examples of messages about labellings in the OpenAPI document.
final class LabellingExamples {
  static final String DRAW =
      """
      {"id": "spring", "task": "segments", "size": 200, "seed": 7, "by": "ada"}
      """;

  static final String ALL =
      """
      {"labellings": [{"id": "spring", "task": "segments", "answers": "several", "seed": 7,
        "drawn_by": "ada", "drawn_at": "2026-11-22T09:00:00Z"}]}
      """;

  static final String STATUS =
      """
      {"id": "spring", "task": "segments", "answers": "several", "seed": 7, "drawn_by": "ada",
       "drawn_at": "2026-11-22T09:00:00Z", "items": 200, "strata": {"nordufer de BOOK": 120},
       "choices": [{"value": "kuestenleser", "names": {"de": "Küstenleser"},
         "notes": {"de": "Leser an der Küste."}}],
       "labellers": [{"labeller": "ada", "done": 12, "none": 3, "cannot_say": 1, "of": 200}]}
      """;

  static final String NEXT =
      """
      {"item": {"id": "hafenlicht", "imprint": "nordufer", "content_type": "book",
         "language": "de", "title": "Hafenlicht", "text": "Nebel über dem Kai."},
       "progress": {"labeller": "ada", "done": 12, "none": 3, "cannot_say": 1, "of": 200}}
      """;

  static final String LABELS =
      """
      {"item": "hafenlicht", "labeller": "ada", "answer": "fits", "labels": ["kuestenleser"]}
      """;

  static final String RECORDED =
      """
      {"item": "hafenlicht", "labeller": "ada", "answer": "fits", "labels": ["kuestenleser"],
       "at": "2026-11-22T09:00:00Z"}
      """;

  static final String AGREEMENT =
      """
      {"first": "ada", "second": "ben", "both": 180, "undecided": 4,
       "figures": {"agreement": {"value": 0.87, "low": 0.82, "high": 0.92}},
       "labels": {"kuestenleser": {"first": 40, "second": 44, "both": 37,
         "kappa": {"value": 0.81, "low": 0.7, "high": 0.9}}},
       "disagreements": [{"item": "nebelkai", "title": "Nebelkai",
         "answers": {"ada": ["kuestenleser"], "ben": []}}]}
      """;

  static final String GOLD =
      """
      {"set": "spring", "origin": "human", "confirmations": 2, "items": 160, "open": 16, "left_out": 0,
       "disputed": [], "description": "id: \\"spring\\"\\n", "lines": ""}
      """;

  private LabellingExamples() {}
}
