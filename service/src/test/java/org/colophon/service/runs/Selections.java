package org.colophon.service.runs;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.jobs.Selection;

/// Selections that say one thing.
final class Selections {
  private Selections() {}

  static Selection imprint(ImprintId imprint) {
    return new Selection(imprint, null, null, null, null, false, null, List.of());
  }

  static Selection type(ContentType type) {
    return new Selection(null, type, null, null, null, false, null, List.of());
  }

  static Selection language(String language) {
    return new Selection(null, null, language, null, null, false, null, List.of());
  }

  static Selection source(SourceId source) {
    return new Selection(null, null, null, source, null, false, null, List.of());
  }

  static Selection governance(Decision decision) {
    return new Selection(null, null, null, null, decision, false, null, List.of());
  }

  static Selection otherMaker() {
    return new Selection(null, null, null, null, null, true, null, List.of());
  }

  static Selection changedSince(Instant instant) {
    return new Selection(null, null, null, null, null, false, instant, List.of());
  }
}
