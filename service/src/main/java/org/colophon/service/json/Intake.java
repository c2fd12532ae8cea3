package org.colophon.service.json;

import java.time.Instant;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// What a delivery says once for all of its records; a record's own statement wins.
///
/// @param order of records that state none
/// @param observedAt of records that state none
/// @param times how the delivery writes dates
public record Intake(Presets presets, OrderKey order, Instant observedAt, Times times) {

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

  /// The same with another position, for the next record of a delivery.
  public Intake at(OrderKey next) {
    return new Intake(presets, next, observedAt, times);
  }
}
