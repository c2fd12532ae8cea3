package org.colophon.service.runs;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;

/// Selections that say one thing.
final class Selections {
  private Selections() {}

  static RunSelection imprint(ImprintId imprint) {
    return new RunSelection(imprint, null, null, null, null, false, null, List.of());
  }

  static RunSelection type(ContentType type) {
    return new RunSelection(null, type, null, null, null, false, null, List.of());
  }

  static RunSelection language(String language) {
    return new RunSelection(null, null, language, null, null, false, null, List.of());
  }

  static RunSelection source(SourceId source) {
    return new RunSelection(null, null, null, source, null, false, null, List.of());
  }

  static RunSelection governance(Decision decision) {
    return new RunSelection(null, null, null, null, decision, false, null, List.of());
  }

  static RunSelection otherMaker() {
    return new RunSelection(null, null, null, null, null, true, null, List.of());
  }

  static RunSelection changedSince(Instant instant) {
    return new RunSelection(null, null, null, null, null, false, instant, List.of());
  }
}
