package org.colophon.service.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The recorder's own rules of what may be shown, written from the promises in words: it knows what
/// was written and acknowledged, and shares no line with the product.
final class RuleModel {
  /// How far the service's clock may be off, and some time for an answer to be on its way.
  private static final Duration UNSURE = Duration.ofSeconds(4);

  /// A time in which a rule forbids an item.
  ///
  /// @param hard whether what was sent has to be taken back for it
  record Ban(String rule, Instant from, Instant until, boolean hard) {
    /// Whether it stands from one instant to another.
    boolean covers(Instant start, Instant end) {
      return !from.isAfter(start) && until.isAfter(end);
    }

    private boolean mayTouch(Instant start, Instant end) {
      return from.isBefore(end.plus(UNSURE)) && until.isAfter(start.minus(UNSURE));
    }
  }

  /// What a source stated of an item last, by order.
  record Statement(long position, String value) {}

  /// An item as its own source stated it.
  ///
  /// @param credits ids, or names alone
  /// @param subjects `scheme:code`
  record Stated(
      String imprint,
      boolean book,
      String state,
      @Nullable Instant goLive,
      @Nullable Instant expires,
      @Nullable Instant embargo,
      List<String> credits,
      List<String> subjects,
      @Nullable String series) {}

  /// A hold.
  ///
  /// @param kind `item`, `contributor`, `series`, `subject` or `imprint`
  record Held(String kind, String value, Instant from, @Nullable Instant until) {}

  final Map<String, Stated> items = new TreeMap<>();
  final Map<String, Held> holds = new HashMap<>();
  final Map<String, Set<String>> links = new HashMap<>();
  private final Map<String, Map<String, Statement>> facts = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  @Nullable String closedImprint;

  void contributor(String id, String name) {
    names.put(id, name);
  }

  void state(String item, String type, String source, Statement statement) {
    facts
        .computeIfAbsent(item + " " + type, _ -> new HashMap<>())
        .merge(source, statement, (a, b) -> a.position() > b.position() ? a : b);
  }

  void link(String item, String entity, boolean stands) {
    Set<String> linked = links.computeIfAbsent(item, _ -> new HashSet<>());
    if (stands) {
      linked.add(entity);
    } else {
      linked.remove(entity);
    }
  }

  /// Every ban on an item for readers; of an unknown one a ban for ever.
  List<Ban> bans(String id) {
    Stated item = items.get(id);
    if (item == null) {
      return List.of(always("deleted", true));
    }
    List<Ban> bans = new ArrayList<>();
    if (!item.state().equals("published")) {
      bans.add(always(item.state(), true));
    }
    until("not yet live", item.goLive(), bans);
    until("embargo", item.embargo(), bans);
    if (item.expires() != null) {
      bans.add(new Ban("expired", item.expires(), Instant.MAX, false));
    }
    if (item.imprint().equals(closedImprint) && !item.book()) {
      bans.add(always("policy", false));
    }
    for (Held hold : holds.values()) {
      if (isHeld(id, item, hold)) {
        Instant until = hold.until() == null ? Instant.MAX : hold.until();
        bans.add(new Ban("hold on " + hold.kind(), hold.from(), until, true));
      }
    }
    if (item.book()) {
      trade(id, bans);
    }
    return bans;
  }

  private static Ban always(String rule, boolean hard) {
    return new Ban(rule, Instant.MIN, Instant.MAX, hard);
  }

  private static void until(String rule, @Nullable Instant end, List<Ban> bans) {
    if (end != null) {
      bans.add(new Ban(rule, Instant.MIN, end, true));
    }
  }

  /// Whoever says the most restrictive thing is believed.
  private void trade(String id, List<Ban> bans) {
    Map<String, Statement> states = facts.getOrDefault(id + " trade_state", Map.of());
    Map<String, Statement> codes = facts.getOrDefault(id + " availability", Map.of());
    if (states.isEmpty() || codes.isEmpty()) {
      bans.add(always("nothing stated", false));
    }
    for (Statement state : states.values()) {
      if (!state.value().equals("active")) {
        bans.add(always("trade state " + state.value(), true));
      }
    }
    for (Statement code : codes.values()) {
      if (!code.value().equals("20")) {
        bans.add(always("availability " + code.value(), true));
      }
    }
    for (String date : List.of("embargo_until", "announced_at")) {
      for (Statement end : facts.getOrDefault(id + " " + date, Map.of()).values()) {
        if (!end.value().isEmpty()) {
          until(date, Instant.parse(end.value()), bans);
        }
      }
    }
  }

  private boolean isHeld(String id, Stated item, Held hold) {
    Set<String> linked = links.getOrDefault(id, Set.of());
    return switch (hold.kind()) {
      case "item" -> hold.value().equals(id);
      case "imprint" -> hold.value().equals(item.imprint());
      case "series" ->
          hold.value().equals(item.series()) || linked.contains("series:" + hold.value());
      case "subject" ->
          item.subjects().stream().anyMatch(code -> isWithin(hold.value(), code))
              || linked.stream()
                  .filter(entity -> entity.startsWith("subject:"))
                  .anyMatch(entity -> isWithin(hold.value(), entity.substring(8)));
      default ->
          item.credits().stream().anyMatch(credit -> isPerson(hold.value(), credit))
              || linked.contains("contributor:" + hold.value());
    };
  }

  private static boolean isWithin(String held, String code) {
    return code.toLowerCase(Locale.ROOT).startsWith(held.toLowerCase(Locale.ROOT));
  }

  private boolean isPerson(String id, String credit) {
    String name = String.valueOf(names.get(id));
    String[] words = name.split(" ", -1);
    return credit.equals(id)
        || credit.equalsIgnoreCase(name)
        || credit.equalsIgnoreCase(words[1] + ", " + words[0]);
  }

  /// The ban by which an item must not have been shown between two instants; null when there is
  /// none.
  @Nullable Ban against(String id, Instant start, Instant end) {
    return bans(id).stream().filter(ban -> ban.covers(start, end)).findFirst().orElse(null);
  }

  /// Whether nothing can have been against an item between two instants.
  boolean mayBeShown(String id, Instant start, Instant end) {
    return items.containsKey(id) && bans(id).stream().noneMatch(ban -> ban.mayTouch(start, end));
  }
}
