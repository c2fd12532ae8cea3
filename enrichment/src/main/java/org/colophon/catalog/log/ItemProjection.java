package org.colophon.catalog.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.colophon.catalog.FacetHasher;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Instants;
import org.colophon.catalog.Item;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission.ContentChecked;
import org.colophon.catalog.Submission.Deletion;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.log.ItemState.Statement;
import org.jspecify.annotations.Nullable;

/// The projection of a statement, a deletion or a check onto the current state of an item.
///
/// Like a fact, an item is a function of the statements with the greatest order key and of the
/// greatest deletion, so arrival does not matter; only `number` and `recordedAt` depend on it. A
/// statement that is newer than what was known but not newer than the deletion changes what lies
/// under the tombstone and leaves the tombstone.
public final class ItemProjection {
  private static final Comparator<FacetHashes> LEAST =
      Comparator.comparing(FacetHashes::text).thenComparing(FacetHashes::metadata);

  private ItemProjection() {}

  /// The state after a submission, and the submission's effect.
  public record Step(ItemState state, StatementEffect outcome) {}

  /// Applies the item's part of a whole item; its facts are for [FactProjection].
  ///
  /// @param current as read now, deliveries included; null when nothing is known
  public static Step stated(@Nullable ItemState current, WholeItem whole, Instant recordedAt) {
    Item item = whole.item();
    Statement before = current == null ? null : current.stated();
    Statement fresh = statement(whole, before, recordedAt);
    ItemState base =
        current == null
            ? new ItemState(item.id(), item.identity().source(), null, null, null)
            : current;
    if (before != null && whole.order().compareTo(before.order()) < 0) {
      return new Step(base, StatementEffect.OLDER);
    }
    boolean equalKey = before != null && whole.order().equals(before.order());
    Statement next = equalKey && before != null ? joined(before, fresh) : fresh;
    ItemState state =
        new ItemState(base.id(), base.source(), next, base.deletedBy(), base.checkedAt());
    if (state.tombstone()) {
      return new Step(state, StatementEffect.OLDER);
    }
    boolean same = before != null && !base.tombstone() && alike(before, next);
    return new Step(state, same ? StatementEffect.CONFIRMED : StatementEffect.CHANGED);
  }

  /// Applies a deletion.
  public static Step deleted(@Nullable ItemState current, Deletion deletion) {
    if (current == null) {
      return new Step(
          new ItemState(deletion.id(), deletion.source(), null, deletion.order(), null),
          StatementEffect.CHANGED);
    }
    OrderKey known = current.deletedBy();
    int newer = known == null ? 1 : deletion.order().compareTo(known);
    if (newer < 0) {
      return new Step(current, StatementEffect.OLDER);
    }
    ItemState state =
        new ItemState(
            current.id(),
            current.source(),
            current.stated(),
            deletion.order(),
            current.checkedAt());
    if (!state.tombstone()) {
      return new Step(state, StatementEffect.OLDER);
    }
    return new Step(
        state, current.tombstone() ? StatementEffect.CONFIRMED : StatementEffect.CHANGED);
  }

  /// Applies a check: the newest counts, and none is newer than its arrival. One that is later than
  /// now was dated by a wrong clock, and the next one counts.
  public static Step checked(ItemState current, ContentChecked check, Instant recordedAt) {
    Instant at = FactProjection.earlier(check.at(), recordedAt);
    Instant known = current.checkedAt();
    if (known != null && !known.isAfter(recordedAt) && !at.isAfter(known)) {
      return new Step(
          current, at.equals(known) ? StatementEffect.CONFIRMED : StatementEffect.OLDER);
    }
    ItemState state =
        new ItemState(current.id(), current.source(), current.stated(), current.deletedBy(), at);
    return new Step(state, StatementEffect.CHANGED);
  }

  private static Statement statement(
      WholeItem whole, @Nullable Statement before, Instant recordedAt) {
    FacetHashes hashes = FacetHasher.of(whole.item());
    boolean sameData = before != null && before.hashes().equals(hashes);
    return new Statement(
        whole.item(),
        whole.order(),
        false,
        hashes,
        before == null ? 1 : before.number() + (sameData ? 0 : 1),
        FactProjection.earlier(whole.observedAt(), recordedAt),
        before != null && sameData ? before.recordedAt() : recordedAt);
  }

  /// Two statements under one order key.
  private static Statement joined(Statement before, Statement fresh) {
    boolean differs = !before.hashes().equals(fresh.hashes());
    boolean keep = LEAST.compare(before.hashes(), fresh.hashes()) <= 0;
    Statement least = keep ? before : fresh;
    Statement other = keep ? fresh : before;
    Item item =
        differs
            ? least.item()
            : ItemState.withCheck(least.item(), other.item().lifecycle().checkedAt());
    return new Statement(
        item,
        before.order(),
        before.conflict() || differs,
        least.hashes(),
        least.number(),
        Instants.later(before.confirmedAt(), fresh.confirmedAt()),
        least.recordedAt());
  }

  private static boolean alike(Statement before, Statement next) {
    return before.hashes().equals(next.hashes())
        && before.conflict() == next.conflict()
        && Objects.equals(
            before.item().lifecycle().checkedAt(), next.item().lifecycle().checkedAt());
  }
}
