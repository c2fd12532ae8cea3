package org.colophon.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A notice to whoever shows an item that it must be changed or taken down: one for each place that
/// shows it.
///
/// @param where where it is shown
/// @param why what is wrong with it
/// @param exposures ids of the answers that showed it there
/// @param promisedUntil the latest promise among them
/// @param learnedAt when the information was recorded here
/// @param at when this was made
public record RecallNotice(
    String id,
    ItemId item,
    ImprintId imprint,
    Where where,
    Why why,
    List<String> exposures,
    Instant promisedUntil,
    Instant learnedAt,
    Instant at) {
  /// How long a notice about something durable stays open, however long the ledger keeps it.
  public static final Duration DURABLE_LIFE = Duration.ofDays(400);

  /// How long any other stays open after its making.
  public static final Duration LIFE = Duration.ofDays(7);

  public RecallNotice {
    exposures = List.copyOf(exposures);
  }

  /// A place that shows an item.
  public record Where(String surface, Context context, boolean durable) {}

  /// The reasons for a recall.
  ///
  /// @param reasons that block it now; empty when only what was said of it became wrong
  /// @param wrong what was said and is wrong now, as [StatementSnapshot] writes it
  /// @param instead what holds in the place of what is wrong, as [StatementSnapshot] writes it;
  ///   empty when nothing of the kind may be said any more
  /// @param replacement the item to show instead, which passes the gate there; null when there is
  ///   none
  public record Why(
      RecallAction action,
      List<ReasonCode> reasons,
      List<String> wrong,
      List<String> instead,
      @Nullable ItemId replacement) {
    public Why {
      reasons = List.copyOf(reasons);
      wrong = List.copyOf(wrong);
      instead = List.copyOf(Objects.requireNonNullElse(instead, List.of())); // older ones have none
    }
  }

  /// The state of a recall notice.
  public enum State {
    /// Nobody was reached yet.
    OPEN,
    /// A webhook took it.
    DELIVERED,
    /// Somebody said that it was acted upon.
    ACKNOWLEDGED,
    /// Nobody said so in time.
    EXPIRED
  }

  /// The same under its number.
  RecallNotice numbered(long number) {
    return new RecallNotice(
        "recall-" + number, item, imprint, where, why, exposures, promisedUntil, learnedAt, at);
  }

  /// From when on nobody is expected to act any more.
  public Instant expiresAt() {
    return at.plus(where.durable() ? DURABLE_LIFE : LIFE);
  }
}
