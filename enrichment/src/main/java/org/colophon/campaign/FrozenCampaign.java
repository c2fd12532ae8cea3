package org.colophon.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Basis;
import org.jspecify.annotations.Nullable;

/// The verdicts and facts of a campaign as they were when somebody scheduled it: what is approved,
/// and what goes out while it stays true.
///
/// @param at when it was frozen
/// @param basis what the items were judged by
public record FrozenCampaign(Instant at, Basis basis, List<FrozenItem> items) {
  public FrozenCampaign {
    items = List.copyOf(items);
  }

  /// An item as it was judged.
  ///
  /// @param reasons codes of what blocks it as of the send time or in the days after; empty: it
  ///   passes
  /// @param from when it does not pass; null when it does
  /// @param facts that messages state; null when it does not pass
  public record FrozenItem(
      ItemId item, List<String> reasons, @Nullable Instant from, @Nullable MessageFacts facts) {
    public FrozenItem {
      reasons = List.copyOf(reasons);
    }
  }

  /// The facts of an item that passed.
  public Optional<MessageFacts> facts(ItemId item) {
    return items.stream()
        .filter(frozen -> frozen.item().equals(item))
        .flatMap(frozen -> Optional.ofNullable(frozen.facts()).stream())
        .findFirst();
  }

  /// The items that passed.
  public List<ItemId> passed() {
    return items.stream().filter(frozen -> frozen.facts() != null).map(FrozenItem::item).toList();
  }
}
