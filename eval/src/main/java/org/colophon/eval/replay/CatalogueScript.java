package org.colophon.eval.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;

/// The script of a catalogue's history.
///
/// @param items every item that ever exists
/// @param events by arrival; what arrives at one instant stays in this order
/// @param readTimes when readers look, rising; `true` where something changes at that very moment
/// @param statements everything that a reader could see at any time: items, and what is said of
///   them
public record CatalogueScript(
    List<ItemId> items,
    List<ReplayEvent> events,
    Map<Instant, Boolean> readTimes,
    List<String> statements) {
  /// The territory in which readers look.
  public static final String TERRITORY = "DE";

  public CatalogueScript {
    items = List.copyOf(items);
    events = List.copyOf(events);
    readTimes = Collections.unmodifiableMap(new TreeMap<>(readTimes));
    statements = List.copyOf(statements);
  }

  /// Six weeks of some 300 items; the same for the same seed.
  public static CatalogueScript scripted(long seed) {
    return new ScriptWriter(new Random(seed)).write();
  }

  /// A reader sees the item.
  public static String item(ItemId item) {
    return item.value();
  }

  /// A reader sees the item with this price.
  public static String price(ItemId item, BigDecimal amount) {
    return item + "/price/" + amount.stripTrailingZeros().toPlainString();
  }

  /// A reader sees the item praised as a bestseller of this list.
  public static String bestseller(ItemId item, String list) {
    return item + "/bestseller/" + list;
  }

  /// Whether a sight is an item itself, and not something said of it.
  public static boolean isItem(String statement) {
    return statement.indexOf('/') < 0;
  }
}
