package org.colophon.service.items;

import java.time.Duration;
import java.time.Instant;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A person's statement that an item's content is still right.
@SchemaName("Check")
@Description("A person looked: the content is still right.")
record CheckedRequest(
    @Text(max = 100) @Description("Who looked.") String by,
    @Description("When; now when absent.") @Nullable SourceTime at) {
  /// Who says so now has looked before. A check from this very instant on would not count yet: the
  /// clock may be wrong by as much.
  private static final Duration LOOKED_BEFORE = Duration.ofSeconds(2);

  Submission.ContentChecked toSubmission(ItemId item, Instant now) {
    return new Submission.ContentChecked(
        item, by, at == null ? now.minus(LOOKED_BEFORE) : at.end(null));
  }
}
