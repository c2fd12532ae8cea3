package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;
import static org.colophon.governance.Reason.Severity.WARN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.IdentityKeys;
import org.colophon.catalog.Item;
import org.colophon.governance.Action;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.PolicyBook;

/// The rules for items that are recorded twice: one of them is shown, and what restricts one
/// restricts all.
///
/// Of those that would pass alone the one whose id comes first is shown. That another one is
/// withdrawn or has no owner keeps none of them out: a system that moves its items gives them new
/// ids.
final class IdentityRules {
  /// What restricts everything that is the same thing recorded again.
  static final Set<ReasonCode> RESTRICTIONS =
      EnumSet.of(
          ReasonCode.ON_HOLD,
          ReasonCode.RECALLED,
          ReasonCode.EMBARGOED,
          ReasonCode.NOT_ANNOUNCED,
          ReasonCode.CORRECTION_PENDING,
          ReasonCode.TERRITORY_BLOCKED,
          ReasonCode.ADULTS_ONLY,
          ReasonCode.TDM_RESERVED);

  private IdentityRules() {}

  /// @param reasons of the item alone, without these rules
  static void judge(
      Snapshot snapshot,
      PolicyBook book,
      Context context,
      Horizon horizon,
      ReasonCollector reasons) {
    Item item = snapshot.item();
    boolean passes = reasons.decision() == Preview.Decision.PASS;
    boolean first = snapshot.peers().size() <= Snapshot.MOST_PEERS;
    Set<ReasonCode> restrictions = EnumSet.noneOf(ReasonCode.class);
    for (Snapshot peer : snapshot.peers()) {
      RuleOutcome alone = Evaluator.alone(peer, book, context, horizon);
      boolean before = peer.item().id().value().compareTo(item.id().value()) < 0;
      first &= !(before && passes(snapshot.of(peer), book, context, horizon));
      alone.reasons().stream()
          .filter(reason -> reason.severity() == BLOCK && RESTRICTIONS.contains(reason.code()))
          .forEach(reason -> restrictions.add(reason.code()));
    }
    Action action = Action.on(Action.Kind.STATE_CANONICAL, "item:" + item.id());
    List<Item> unsettled =
        snapshot.peers().stream()
            .map(Snapshot::item)
            .filter(other -> !isDuplicate(item, other))
            .toList();
    if (!unsettled.isEmpty()) {
      reasons.add(
          ReasonCode.IDENTITY_CONFLICT,
          passes && !first ? BLOCK : WARN,
          "canonical_id",
          key(item, unsettled),
          null,
          action);
    }
    for (ReasonCode code : restrictions) {
      reasons.add(
          code,
          BLOCK,
          "canonical_id",
          "of another item with "
              + key(item, snapshot.peers().stream().map(Snapshot::item).toList()),
          null,
          action);
    }
  }

  /// Whether an item passes apart from being recorded twice.
  private static boolean passes(Snapshot peer, PolicyBook book, Context context, Horizon horizon) {
    return Evaluator.alone(peer, book, context, horizon).decision() == Preview.Decision.PASS;
  }

  /// An identifier in common, as this item has it: nothing is told of the others.
  private static String key(Item item, List<Item> others) {
    Set<String> keys = new TreeSet<>(IdentityKeys.of(item));
    for (Item other : others) {
      Set<String> common = new TreeSet<>(keys);
      common.retainAll(IdentityKeys.of(other));
      if (!common.isEmpty()) {
        return common.iterator().next();
      }
    }
    throw new IllegalStateException("no identifier in common");
  }

  /// Whether a source said that one replaces the other, so that what was wrong with the old one
  /// does not concern the new one.
  static boolean isReplacement(Item one, Item other) {
    return other.id().equals(one.identity().supersededBy())
        || one.id().equals(other.identity().supersededBy());
  }

  private static boolean isDuplicate(Item one, Item other) {
    return other.id().equals(one.identity().duplicateOf())
        || one.id().equals(other.identity().duplicateOf());
  }
}
