package org.colophon.service.imports;

import java.time.Instant;
import java.time.ZoneId;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The values that a delivery states once for all of its records; a record's own statement wins.
///
/// @param order of records that state none
/// @param observedAt of records that state none
/// @param zone of dates without an offset; null when unknown
/// @param relativeTo the instant that times such as `now-3d` refer to; null where they are not read
public record DeliveryDefaults(
    Presets presets,
    OrderKey order,
    Instant observedAt,
    @Nullable ZoneId zone,
    @Nullable Instant relativeTo) {

  /// Values for fields that a record leaves out.
  ///
  /// @param source where the records come from; null: each record says so
  /// @param imprint null: each item says so
  /// @param desk null: an item that names none has none
  /// @param type null: each item says so
  /// @param language null: an item that names none is `und`
  public record Presets(
      @Nullable SourceId source,
      @Nullable ImprintId imprint,
      @Nullable DeskId desk,
      @Nullable ContentType type,
      @Nullable String language) {
    /// Every record speaks for itself.
    public static final Presets NONE = new Presets(null, null, null, null, null);

    /// Records of one source that otherwise speak for themselves.
    public static Presets of(SourceId source) {
      return new Presets(source, null, null, null, null);
    }
  }
}
