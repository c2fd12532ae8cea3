package org.colophon.service.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/// Judges every answer by what was acknowledged before its request was sent, from outside: it knows
/// what it wrote and when that was acknowledged, and nothing of the service. Thread-safe.
///
/// Moments are of the machine's monotonic clock. What was sent and not acknowledged may hold or
/// not; both are right then.
final class Recorder {
  /// Stands for "not yet".
  static final long NEVER = Long.MAX_VALUE;

  /// While it surely stood: from its acknowledgement until the end of it was sent.
  static final class Ban {
    private volatile long from = NEVER;
    private volatile long until = NEVER;

    void acknowledged() {
      from = System.nanoTime();
    }

    /// The end of it is about to be sent.
    void ending() {
      until = System.nanoTime();
    }

    private boolean stoodAllAlong(long sent, long received) {
      return from < sent && received < until;
    }
  }

  /// A price and when it was sent and acknowledged.
  static final class Price {
    final BigDecimal amount;
    final long position;
    private final long sent = System.nanoTime();
    private volatile long acknowledged = NEVER;

    Price(String amount, long position) {
      this.amount = new BigDecimal(amount);
      this.position = position;
    }

    void acknowledged() {
      acknowledged = System.nanoTime();
    }
  }

  /// What is known of an item beside bans and prices.
  ///
  /// @param embargoUntil before it nothing may be shown
  /// @param expiresAt from it on nothing may be shown
  /// @param listedUntil from it on it may not be called a bestseller
  record Dates(Instant embargoUntil, Instant expiresAt, Instant listedUntil) {}

  private final Map<String, Dates> dates;
  private final LongFunction<Instant> clock;
  private final Map<String, Queue<Ban>> bans = new ConcurrentHashMap<>();
  private final Map<String, Queue<Price>> prices = new ConcurrentHashMap<>();
  private final Queue<Ban> wrongClocks = new ConcurrentLinkedQueue<>();
  private final Queue<String> stale = new ConcurrentLinkedQueue<>();
  final LongAdder answers = new LongAdder();
  final LongAdder shown = new LongAdder();

  /// @param clock the simulated instant of a moment
  Recorder(Map<String, Dates> dates, LongFunction<Instant> clock) {
    this.dates = Map.copyOf(dates);
    this.clock = clock;
  }

  /// A ban that is about to be sent.
  Ban ban(List<String> items) {
    Ban ban = new Ban();
    items.forEach(item -> bans.computeIfAbsent(item, _ -> new ConcurrentLinkedQueue<>()).add(ban));
    return ban;
  }

  /// The clock of the service is about to be set wrong: nothing may be shown from then on.
  Ban wrongClock() {
    Ban ban = new Ban();
    wrongClocks.add(ban);
    return ban;
  }

  /// A price that is about to be sent.
  Price price(String item, String amount, long position) {
    Price price = new Price(amount, position);
    prices.computeIfAbsent(item, _ -> new ConcurrentLinkedQueue<>()).add(price);
    return price;
  }

  /// What was shown that must not have been.
  List<String> stale() {
    return List.copyOf(stale);
  }

  /// Judges an answer; returns the items that it showed.
  List<String> judge(JsonNode answer, long sent, long received) {
    answers.increment();
    List<String> items = new ArrayList<>();
    for (JsonNode item : answer.path("items")) {
      shown.increment();
      String id = item.path("id").asText();
      items.add(id);
      if (wrongClocks.stream().anyMatch(ban -> ban.stoodAllAlong(sent, received))) {
        stale.add(id + " was shown by a clock that was wrong");
      }
      if (bans.getOrDefault(id, new ConcurrentLinkedQueue<>()).stream()
          .anyMatch(ban -> ban.stoodAllAlong(sent, received))) {
        stale.add(id + " was shown after it had been taken back");
      }
      judgeDates(id, item, sent, received);
      judgePrice(id, item, sent, received);
    }
    return items;
  }

  private void judgeDates(String id, JsonNode item, long sent, long received) {
    Dates known = dates.get(id);
    if (known == null) {
      stale.add(id + " was never written");
      return;
    }
    if (clock.apply(received).isBefore(known.embargoUntil())) {
      stale.add(id + " was shown before " + known.embargoUntil());
    }
    if (!clock.apply(sent).isBefore(known.expiresAt())) {
      stale.add(id + " was shown after " + known.expiresAt());
    }
    boolean listed = !item.path("claims").isEmpty();
    if (listed && !clock.apply(sent).isBefore(known.listedUntil())) {
      stale.add(id + " was called a bestseller after " + known.listedUntil());
    }
  }

  private void judgePrice(String id, JsonNode item, long sent, long received) {
    JsonNode amount = item.at("/offer/price/amount");
    if (amount.isMissingNode()) {
      return;
    }
    BigDecimal named = new BigDecimal(amount.asText());
    long newest = 0;
    Queue<Price> said = prices.getOrDefault(id, new ConcurrentLinkedQueue<>());
    for (Price price : said) {
      if (price.acknowledged < sent) {
        newest = Math.max(newest, price.position);
      }
    }
    for (Price price : said) {
      boolean mayBe = price.position >= newest && price.sent < received;
      if (mayBe && price.amount.compareTo(named) == 0) {
        return;
      }
    }
    stale.add(id + " was shown for " + named + " after another price was acknowledged");
  }
}
