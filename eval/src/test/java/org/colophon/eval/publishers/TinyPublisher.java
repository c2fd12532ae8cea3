package org.colophon.eval.publishers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A publisher of two segments, two items and three drafts.
final class TinyPublisher {
  static final String ITEMS =
      """
      {"id": "rose", "lifecycle": {"published_at": "2026-03-01T08:00:00Z"}}
      {"id": "boat", "lifecycle": {"published_at": "2026-02-01T08:00:00Z", "checked_at": "2026-03-05T09:00:00Z"}}
      """;
  static final String SEGMENTS =
      """
      {"id": "gardeners", "positive": ["rose"]}
      {"id": "sailors"}
      """;
  static final String DRAFTS =
      """
      {"id": "d1", "imprint": "i", "content_type": "book", "language": "de", "title": "Rosen", "text": "Im Garten.", "labels": {"segments": {"gardeners": 2}, "related": {"rose": 2, "boat": 1}, "keyphrases": ["Rose", "Garten"], "subjects_thema": ["WMP"]}}
      {"id": "d2", "imprint": "i", "content_type": "news", "language": "en", "title": "Wind", "text": "At sea.", "labels": {"segments": {"sailors": 2, "gardeners": 1}, "related": {}, "keyphrases": ["wind"], "subjects_iptc": ["Sailing"]}}

      {"id": "d3", "imprint": "i", "content_type": "news", "language": "en", "title": "Tax", "text": "A rise.", "labels": {"segments": {}, "related": {}, "keyphrases": ["tax"], "subjects_iptc": ["Taxation"]}}
      """;

  private TinyPublisher() {}

  static Path write(Path folder, String items, String segments, String drafts) throws IOException {
    Files.writeString(folder.resolve("items.jsonl"), items);
    Files.writeString(folder.resolve("segments.jsonl"), segments);
    Files.writeString(folder.resolve("drafts.jsonl"), drafts);
    return folder;
  }
}
