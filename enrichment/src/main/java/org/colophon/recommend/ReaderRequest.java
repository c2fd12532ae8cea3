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

/// A request for a list: for a segment, for an anonymous reader's recent activity, or both. Nothing
/// of it is stored.
///
/// @param segment null when none is known
/// @param k 1 to [Recommender#MAX_K]
public record ReaderRequest(
    @Nullable SegmentId segment, RecentActivity activity, Placement placement, int k) {
  /// Of a segment alone.
  public static ReaderRequest of(SegmentId segment, Context context, int k) {
    return new ReaderRequest(segment, RecentActivity.NOTHING, Placement.in(context), k);
  }

  /// The same request where the reader saw other items.
  public ReaderRequest withSeen(Set<ItemId> seen) {
    return new ReaderRequest(
        segment,
        new RecentActivity(activity.interactions(), activity.consented(), seen),
        placement,
        k);
  }

  /// The reader's recent interactions.
  ///
  /// @param consented whether the reader agreed to their use; unknown is no
  /// @param seen items that are not shown again, whatever is known of them
  public record RecentActivity(
      List<Interaction> interactions, boolean consented, Set<ItemId> seen) {
    static final RecentActivity NOTHING = new RecentActivity(List.of(), false, Set.of());

    public RecentActivity {
      interactions = List.copyOf(interactions);
      seen = Set.copyOf(seen);
    }
  }

  /// One interaction.
  public record Interaction(Signal.Type type, SignalTarget about, Instant at) {}

  /// The place where the list is shown.
  ///
  /// @param language ISO 639-1; null rules nothing out
  /// @param reading the item that is being read; null when none is
  public record Placement(Context context, @Nullable String language, @Nullable ItemId reading) {
    static Placement in(Context context) {
      return new Placement(context, null, null);
    }
  }
}
