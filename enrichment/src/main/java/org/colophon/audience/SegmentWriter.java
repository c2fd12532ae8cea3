package org.colophon.audience;

import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.jspecify.annotations.Nullable;

/// The writer of segments: the desks that one names exist, and a sensitive one is released by a
/// desk that answers for it. Thread-safe.
public final class SegmentWriter {
  private final Catalog catalog;
  private final Audiences audiences;

  public SegmentWriter(Catalog catalog, Audiences audiences) {
    this.catalog = catalog;
    this.audiences = audiences;
  }

  /// The outcome of writing a segment.
  public sealed interface Result {
    /// It was written.
    ///
    /// @param before what it took the place of
    record Written(Audiences.Stored stored, Optional<Segment> before) implements Result {
      public boolean isNew() {
        return before.isEmpty();
      }

      /// Whether it is what was stored already.
      public boolean isConfirmed() {
        return before.filter(stored.segment()::equals).isPresent();
      }
    }

    /// It was not written.
    ///
    /// @param field the field at fault, as in the JSON that came
    record Refused(String code, String field, String reason, String fix) implements Result {}
  }

  /// Adds or replaces a segment.
  ///
  /// @param author the name of the person or program that signed in; null where nobody does
  public Result put(Segment segment, @Nullable String author) {
    Optional<Segment> before = audiences.find(segment.id()).map(Audiences.Stored::segment);
    Optional<Result.Refused> refused = against(segment, before, author);
    if (refused.isPresent()) {
      return refused.get();
    }
    audiences.put(segment);
    return new Result.Written(audiences.find(segment.id()).orElseThrow(), before);
  }

  private Optional<Result.Refused> against(
      Segment segment, Optional<Segment> before, @Nullable String author) {
    try (CatalogView view = catalog.view()) {
      DeskId owner = segment.owner();
      if (owner != null && view.desk(owner).isEmpty()) {
        return refused("desk_unknown", "owner", "desk '" + owner + "' was not found");
      }
      DeskId releasing = segment.sensitivity().releasedBy();
      return releasing == null
          ? Optional.empty()
          : release(releasing, view.desk(releasing), before, author);
    }
  }

  private static Optional<Result.Refused> release(
      DeskId id, Optional<DeskRecord> desk, Optional<Segment> before, @Nullable String author) {
    if (desk.filter(DeskRecord::hasMembers).isEmpty()) {
      return refused(
          "desk_unknown",
          "sensitive_released_by",
          "'" + id + "' is not an active desk with a member");
    }
    boolean stands = before.filter(old -> id.equals(old.sensitivity().releasedBy())).isPresent();
    return stands || author == null || desk.get().hasMember(author)
        ? Optional.empty()
        : Optional.of(
            new Result.Refused(
                "not_a_member",
                "sensitive_released_by",
                "'" + author + "' is not a member of the desk '" + id + "'",
                "let a member of the desk release the segment"));
  }

  private static Optional<Result.Refused> refused(String code, String field, String reason) {
    return Optional.of(
        new Result.Refused(code, field, reason, "name a desk that exists, or record it first"));
  }
}
