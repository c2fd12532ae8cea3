package org.colophon.service.items;

import java.time.Instant;
import java.time.ZoneId;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The publication state of an item and its dates.
@SchemaName("Lifecycle")
public record LifecycleEntry(
    SourceState state,
    @Nullable SourceTime publishedAt,
    @Nullable SourceTime goLiveAt,
    @Nullable SourceTime expiresAt,
    @Description("When somebody last found the content still right.")
        @Nullable SourceTime checkedAt,
    @Nullable Correction correction) {

  static LifecycleEntry of(Lifecycle lifecycle) {
    return new LifecycleEntry(
        lifecycle.state(),
        SourceTime.of(lifecycle.publishedAt()),
        SourceTime.of(lifecycle.goLiveAt()),
        SourceTime.of(lifecycle.expiresAt()),
        SourceTime.of(lifecycle.checkedAt()),
        lifecycle.correction() == Correction.NONE ? null : lifecycle.correction());
  }

  Lifecycle toLifecycle(@Nullable ZoneId zone) {
    return new Lifecycle(
        state,
        start(publishedAt, zone),
        start(goLiveAt, zone),
        end(expiresAt, zone),
        end(checkedAt, zone),
        correction == null ? Correction.NONE : correction);
  }

  private static @Nullable Instant start(@Nullable SourceTime time, @Nullable ZoneId zone) {
    return time == null ? null : time.start(zone);
  }

  private static @Nullable Instant end(@Nullable SourceTime time, @Nullable ZoneId zone) {
    return time == null ? null : time.end(zone);
  }
}
