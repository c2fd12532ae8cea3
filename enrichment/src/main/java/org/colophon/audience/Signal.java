package org.colophon.audience;

import java.time.Instant;
import java.util.regex.Pattern;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// Something a person did. Kept outside the catalogue's log, so that a person can be deleted.
///
/// @param eventId the sender's id of the event; a second one with the same id is ignored
/// @param person a pseudonym: never an address or a name
/// @param segment the segment that the person belongs to
/// @param item what it was about; null when it was a topic
/// @param topic what it was about; null when it was an item
public record Signal(
    String eventId,
    String person,
    SegmentId segment,
    Type type,
    @Nullable ItemId item,
    @Nullable String topic,
    Instant occurredAt) {
  private static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Signal {
    if (!REF.matcher(person).matches()) {
      throw new IllegalArgumentException(
          "a person is a pseudonym of 1 to 64 letters, digits, '_' and '-'; addresses and names are not taken");
    }
    if ((item == null) == (topic == null)) {
      throw new IllegalArgumentException("a signal is about an item or a topic, one of the two");
    }
  }

  /// What was done.
  public enum Type {
    VIEW,
    FOLLOW,
    BOOKMARK,
    NEWSLETTER,
    PURCHASE,
    DISMISS
  }
}
