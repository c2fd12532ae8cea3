package org.colophon.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// An editor's order to send messages about items to people over one channel at a time.
///
/// @param owner the desk that answers for it
/// @param imprint whose legal entity people consented to
/// @param omits the facts that messages do not state; empty: they state all that may be stated
public record Campaign(
    String id,
    DeskId owner,
    String reason,
    ImprintId imprint,
    Recipients recipients,
    List<ItemId> items,
    Delivery delivery,
    Set<MessageFacts.Kind> omits) {
  /// The grammar of channels.
  public static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,19}");

  /// The most items of one message.
  public static final int MOST_ITEMS = 20;

  private static final Duration LONGEST = Duration.ofDays(7);

  public Campaign {
    IdGrammar.check("campaign", id);
    items = List.copyOf(items);
    omits = Set.copyOf(omits);
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "a campaign has 1 to " + MOST_ITEMS + " items, got " + items.size());
    }
  }

  /// @throws IllegalArgumentException when it is not a channel
  static void checkChannel(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException(
          "'" + channel + "' is not a valid channel: use a word such as mail or push");
    }
  }

  /// The channel, the readers' country and the time of the messages.
  ///
  /// @param territory of the readers
  /// @param sendAt nothing goes out before
  /// @param until nothing goes out from then on, at most a week later
  public record Delivery(String channel, String territory, Instant sendAt, Instant until) {
    public Delivery {
      checkChannel(channel);
      if (!until.isAfter(sendAt) || until.isAfter(sendAt.plus(LONGEST))) {
        throw new IllegalArgumentException(
            "a campaign ends after its send time and within "
                + LONGEST.toDays()
                + " days, got "
                + sendAt
                + " to "
                + until);
      }
    }

    /// Whether messages may go out then.
    public boolean isOpen(Instant at) {
      return !at.isBefore(sendAt) && at.isBefore(until);
    }
  }

  /// The people who get the messages, as far as they agreed.
  public sealed interface Recipients {
    /// The segment that they are members of; null when they need not be of any.
    @Nullable SegmentId segment();

    /// The members of a segment.
    record Members(SegmentId segment) implements Recipients {}

    /// Those who did something lately, such as to follow a contributor.
    ///
    /// @param segment whose members they are beside; null: any or none
    record Interested(Signal.Type type, SignalTarget about, @Nullable SegmentId segment)
        implements Recipients {}
  }
}
