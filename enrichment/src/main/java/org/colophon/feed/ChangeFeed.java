package org.colophon.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallAction;
import org.colophon.exposure.RecallNotice;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The events for connected systems: append-only, read by cursor. Thread-safe.
public interface ChangeFeed {
  void append(Change change);

  /// Appends all of them in order, or none where that fails.
  void appendAll(List<Change> changes);

  /// Entries with a number above `after`, in order, at most `limit`.
  List<Entry> after(long after, int limit);

  /// What the feed said last of each item's eligibility in a territory.
  ///
  /// @param first whether entries that name no territory are about this one: they were written when
  ///   one alone was judged
  Map<ItemId, Boolean> eligibility(String territory, boolean first);

  /// The changes of items' eligibility in a territory since an instant, in order; those that name
  /// no territory are left out.
  List<EligibilityChange> eligibilityChanges(String territory, Instant since);

  /// A change of an item's eligibility.
  record EligibilityChange(ItemId item, Instant at, boolean eligible) {}

  /// A value that somebody accepted for an item.
  ///
  /// @param kind `subject`, `keyphrase`, `entity`, …
  /// @param label as it was shown
  /// @param textHash of the text that the person saw
  record AcceptedValue(
      String kind, String value, String label, String by, Instant at, String textHash) {}

  /// A change and its number.
  record Entry(long seq, Instant at, Change change) {}

  /// An event that a CMS or CRM acts on.
  sealed interface Change {
    ItemId item();

    /// A segment that an editor accepted for an item holds from now on: the segment may be used,
    /// and the item may be shown to its readers.
    record TargetingMade(ItemId item, SegmentId segment, String by, Instant until)
        implements Change {}

    /// A targeting was taken back, or no longer holds.
    ///
    /// @param by who took it back; null where nobody did
    /// @param reasons why the item may not be shown to the segment's readers
    /// @param use why the segment may not be used for the item; null where it may
    record TargetingEnded(
        ItemId item,
        SegmentId segment,
        @Nullable String by,
        List<ReasonCode> reasons,
        SegmentUse.@Nullable Code use)
        implements Change {

      /// Taken back by somebody.
      public TargetingEnded(ItemId item, SegmentId segment, String by) {
        this(item, segment, by, List.of(), null);
      }

      public TargetingEnded {
        reasons = List.copyOf(reasons);
      }
    }

    /// A decision changed what is accepted of an item, segments apart. Told of items that readers
    /// may be shown.
    ///
    /// @param version of the item
    /// @param textHash of its text
    /// @param accepted everything that is accepted now
    record AcceptedChanged(ItemId item, long version, String textHash, List<AcceptedValue> accepted)
        implements Change {
      public AcceptedChanged {
        accepted = List.copyOf(accepted);
      }
    }

    /// The item may be recommended to readers in a territory from now on.
    ///
    /// @param territory ISO 3166-1 alpha-2; null in entries of versions that judged one alone
    record BecameEligible(ItemId item, @Nullable String territory) implements Change {}

    /// The item may no longer be recommended to readers in a territory.
    ///
    /// @param territory ISO 3166-1 alpha-2; null in entries of versions that judged one alone
    record CeasedToBeEligible(ItemId item, List<ReasonCode> reasons, @Nullable String territory)
        implements Change {
      public CeasedToBeEligible {
        reasons = List.copyOf(reasons);
      }
    }

    /// The item turned bad while it was shown; see the recall notice.
    record Recalled(ItemId item, String recall, RecallAction action, String surface)
        implements Change {
      public static Recalled of(RecallNotice notice) {
        return new Recalled(
            notice.item(), notice.id(), notice.why().action(), notice.where().surface());
      }
    }
  }
}
