package org.colophon.recommend;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.jspecify.annotations.Nullable;

/// What a list is asked for: for a segment, by what an anonymous reader did lately, or both.
/// Nothing of it is stored.
///
/// @param segment null when none is known
/// @param k 1 to [Recommender#MAX_K]
public record ReaderRequest(@Nullable SegmentId segment, Lately lately, Where where, int k) {
  /// Of a segment alone.
  public static ReaderRequest of(SegmentId segment, Context context, int k) {
    return new ReaderRequest(segment, Lately.NOTHING, Where.in(context), k);
  }

  /// What the reader did lately.
  ///
  /// @param agreed whether the reader agreed to their use; unknown is no
  /// @param seen items that are not shown again, whatever is known of them
  public record Lately(List<Deed> deeds, boolean agreed, Set<ItemId> seen) {
    static final Lately NOTHING = new Lately(List.of(), false, Set.of());

    public Lately {
      deeds = List.copyOf(deeds);
      seen = Set.copyOf(seen);
    }
  }

  /// Something done.
  public record Deed(Signal.Type type, SignalTarget about, Instant at) {}

  /// Where the list is shown.
  ///
  /// @param language ISO 639-1; null rules nothing out
  /// @param reading the item that is being read; null when none is
  public record Where(Context context, @Nullable String language, @Nullable ItemId reading) {
    static Where in(Context context) {
      return new Where(context, null, null);
    }
  }
}
