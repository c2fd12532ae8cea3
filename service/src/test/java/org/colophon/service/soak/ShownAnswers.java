package org.colophon.service.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers that may still be shown somewhere, and the recalls that are owed for them.
final class ShownAnswers {
  /// An answer with items.
  ///
  /// @param durable whether it was sent and stays where it is
  private record Shown(String response, List<String> items, Instant until, boolean durable) {}

  /// A recall that is owed.
  ///
  /// @param since a moment of the monotonic clock
  /// @param rules by which it is owed
  /// @param why what was acknowledged
  private record Owed(long since, Set<String> rules, String why) {}

  private final List<Shown> answers = new ArrayList<>();
  private final Map<String, Owed> owed = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private long everOwed;

  void add(String response, List<String> items, Instant until, boolean durable) {
    if (!items.isEmpty()) {
      answers.add(new Shown(response, items, until, durable));
    }
  }

  /// Notes what is owed since something was acknowledged.
  ///
  /// @param what it was
  /// @param sent the simulated instant at which it was sent
  /// @param now that of its acknowledgement
  void changed(RuleModel model, String what, Instant sent, Instant now) {
    answers.removeIf(shown -> !shown.durable() && shown.until().isBefore(sent));
    // what was undone before anybody looked is right again
    owed.entrySet()
        .removeIf(pair ->
            Collections.disjoint(pair.getValue().rules(), rules(model, item(pair.getKey()), now)));
    for (Shown shown : answers) {
      boolean promised = shown.until().isAfter(now);
      if (!promised && !shown.durable()) {
        continue; // it may have ended while the change was on its way
      }
      for (String item : shown.items()) {
        Set<String> due =
            model.bans(item).stream()
                .filter(ban -> ban.covers(now, now))
                .filter(ban -> promised || ban.hard())
                .map(ban -> ban.rule())
                .collect(Collectors.toSet());
        String pair = shown.response() + " " + item;
        Owed one =
            new Owed(
                System.nanoTime(),
                due,
                what + " at " + now + ", promised until " + shown.until() + ": " + due);
        if (!due.isEmpty() && !told.contains(pair) && owed.putIfAbsent(pair, one) == null) {
          everOwed++;
        }
      }
    }
  }

  private static String item(String pair) {
    return pair.substring(pair.indexOf(' ') + 1);
  }

  private static Set<String> rules(RuleModel model, String item, Instant now) {
    return model.bans(item).stream()
        .filter(ban -> ban.covers(now, now))
        .map(ban -> ban.rule())
        .collect(Collectors.toSet());
  }

  void told(String response, String item) {
    told.add(response + " " + item);
    owed.remove(response + " " + item);
  }

  /// What was owed before a moment and is not told yet.
  List<String> lost(long before) {
    return owed.entrySet().stream()
        .filter(entry -> entry.getValue().since() < before)
        .map(entry -> entry.getKey() + ", since " + entry.getValue().why())
        .sorted()
        .toList();
  }

  long everOwed() {
    return everOwed;
  }
}
