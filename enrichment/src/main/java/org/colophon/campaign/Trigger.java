package org.colophon.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Sha256Digests;
import org.jspecify.annotations.Nullable;

/// An editor's standing order: when something happens to an item, those who asked for it get a
/// message. Each time it makes a campaign of its own.
///
/// @param imprint whose legal entity people consented to
/// @param region where events are near; null for other kinds
/// @param approvedBy who stated it; null where nobody has a name
public record Trigger(
    String id,
    DeskId owner,
    String reason,
    ImprintId imprint,
    Kind kind,
    Messages messages,
    @Nullable Region region,
    @Nullable String approvedBy) {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int LONGEST_ID = 60;
  private static final int ID_DIGITS = 16;

  public Trigger {
    IdGrammar.check("trigger", id);
    if (id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "a trigger's id has at most " + LONGEST_ID + " characters, got " + id.length());
    }
    if ((kind == Kind.EVENT_NEAR) != (region != null)) {
      throw new IllegalArgumentException(
          "a trigger of the kind event_near has a region, and no other has one");
    }
  }

  /// The campaign that tells of an item. Its id follows from what happened.
  ///
  /// @param about what those who are told asked for
  /// @param occurrence what happened, in words that are the same each time it is seen
  Campaign campaign(ItemId item, SignalTarget about, String occurrence, Instant now) {
    String digest =
        Sha256Digests.sha256(String.join("\n", about.text(), item.value(), occurrence))
            .substring(0, ID_DIGITS);
    return new Campaign(
        id + "." + digest,
        owner,
        reason,
        imprint,
        new Campaign.Recipients.Interested(
            kind.isWish() ? Signal.Type.BOOKMARK : Signal.Type.FOLLOW,
            about,
            region == null ? null : region.segment()),
        List.of(item),
        new Campaign.Delivery(
            messages.channel(), messages.territory(), now, now.plus(messages.lasts())),
        Set.of());
  }

  /// The id of the trigger that made a campaign; empty when people made it.
  public static Optional<String> of(Campaign campaign) {
    int end = campaign.id().lastIndexOf('.');
    return campaign.recipients() instanceof Campaign.Recipients.Interested && end > 0
        ? Optional.of(campaign.id().substring(0, end))
        : Optional.empty();
  }

  /// The kind of what happens.
  public enum Kind {
    /// A new title by a contributor whom the reader follows.
    NEW_TITLE,
    /// A new title of a series that the reader follows.
    SERIES_CONTINUES,
    /// A title that the reader bookmarked can be bought now.
    WISH_AVAILABLE,
    /// A title that the reader bookmarked is cheaper.
    WISH_CHEAPER,
    /// An event with a contributor whom the reader follows, in the reader's region.
    EVENT_NEAR;

    /// Whether it is about titles that readers bookmarked.
    public boolean isWish() {
      return this == WISH_AVAILABLE || this == WISH_CHEAPER;
    }
  }

  /// The channel, the readers' country and for how long messages may go out.
  public record Messages(String channel, String territory, Duration lasts) {
    public Messages {
      Campaign.checkChannel(channel);
      if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "messages go out for at most " + LONGEST.toDays() + " days, got " + lasts);
      }
    }

    /// What items are judged for; the same for triggers of one channel and country.
    String context() {
      return channel + " " + territory;
    }
  }

  /// The town of events, and the segment of the readers who live near it.
  public record Region(String town, SegmentId segment) {
    /// Whether an event takes place there: the town stands before the first comma of its place.
    boolean contains(String place) {
      return place
          .split(",", 2)[0]
          .strip()
          .toLowerCase(Locale.ROOT)
          .equals(town.strip().toLowerCase(Locale.ROOT));
    }
  }
}
