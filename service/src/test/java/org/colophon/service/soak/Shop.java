package org.colophon.service.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// The catalogue of the soak as records: books that differ in dates and in the words of their
/// blurbs, and segments that like some of the words.
final class Shop {
  static final int SEGMENTS = 24;

  private static final String[] WORDS = {
    "Hafen", "Insel", "Garten", "Mord", "Liebe", "Krieg", "Küche", "Reise", "Winter", "Familie",
    "Bauhaus", "Wölfe", "Archiv", "Zug", "Berge", "Meer", "Schule", "Geld", "Orgel", "Traum"
  };

  private final Random random;
  private final int items;
  private final Map<String, Recorder.Dates> dates = new HashMap<>();
  private final AtomicLong position = new AtomicLong(10);

  Shop(Random random, int items) {
    this.random = random;
    this.items = items;
  }

  static String id(int number) {
    return "book-" + number;
  }

  Map<String, Recorder.Dates> dates() {
    return dates;
  }

  /// A new order key, after all that were handed out.
  long nextPosition() {
    return position.incrementAndGet();
  }

  /// Imprint, desk, source and segments, one a line.
  String surroundings() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        {"schema":"colophon-imprint/1","id":"kai","name":"Kai","legal_entity":"Kai GmbH"}
        {"schema":"colophon-desk/1","id":"desk","name":"Lektorat","imprint":"kai","members":["kim"],"active":true}
        {"schema":"colophon-source/1","id":"feed","name":"Feed","owner":"desk","imprint":"kai","authoritative_for":["price"],"expected_every":"PT24H","zone":"Europe/Berlin"}
        """);
    for (int i = 0; i < SEGMENTS; i++) {
      String words = WORDS[i % WORDS.length] + " und " + WORDS[(i * 7 + 3) % WORDS.length];
      lines.append(
          """
          {"schema":"colophon-segment/1","id":"seg-%d","imprint":"kai","name":"%s","language":"de","description":"Menschen mit %s","owner":"desk","state":"active","check_due_at":"2027-06-01"}
          """
              .formatted(i, words, words));
    }
    return lines.toString();
  }

  /// Books `from` to `to`, one a line.
  String books(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < Math.min(to, items); i++) {
      lines.append(book(i)).append('\n');
    }
    return lines.toString();
  }

  private String book(int number) {
    Instant embargo = random.nextInt(20) == 0 ? soon() : Instant.EPOCH;
    Instant expires = random.nextInt(20) == 0 ? soon() : Instant.parse("2030-01-01T00:00:00Z");
    Instant listed = random.nextInt(5) == 0 ? soon() : Instant.EPOCH;
    dates.put(id(number), new Recorder.Dates(embargo, expires, listed));
    String text = "Ein Buch über %s, %s und %s.".formatted(word(), word(), word());
    String rank =
        listed.equals(Instant.EPOCH)
            ? ""
            : ",\"bestseller\":[{\"list\":\"belletristik\",\"rank\":%d,\"from\":\"2026-11-01\",\"until\":\"%s\"}]"
                .formatted(1 + random.nextInt(50), listed);
    String until = embargo.equals(Instant.EPOCH) ? "" : ",\"embargo_until\":\"" + embargo + "\"";
    return """
    {"schema":"colophon-item/1","id":"%1$s","source":"feed","imprint":"kai","desk":"desk","content_type":"book","language":"de","title":"Titel %1$s","text":"%2$s","canonical_url":"https://example.org/%1$s","lifecycle":{"state":"published","published_at":"2026-06-01T00:00:00Z","expires_at":"%3$s"},"products":[{"id":"%1$s-hc","form":"hardcover","trade_state":"active","availability":"20"%4$s%5$s}],"order":{"epoch":0,"position":1},"observed_at":"2026-11-20T09:00:00Z"}\
    """
        .formatted(id(number), text, expires, until, rank);
  }

  private Instant soon() {
    return SimulatedClock.START.plus(Duration.ofSeconds(random.nextInt(4_000)));
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  /// One price as a fact.
  static String price(String item, String amount, long position) {
    return """
    {"product":"%s-hc","type":"price","qualifier":"DE","value":{"amount":"%s","currency":"EUR"},"order":{"epoch":0,"position":%d}}\
    """
        .formatted(item, amount, position);
  }

  /// The trade's state of a book as a fact.
  static String tradeState(String item, String state, long position) {
    return """
    {"product":"%s-hc","type":"trade_state","value":"%s","order":{"epoch":0,"position":%d}}\
    """
        .formatted(item, state, position);
  }

  /// A page of facts of the feed, as it is sent.
  static String page(Iterable<String> facts, Instant observed) {
    return "{\"source\":\"feed\",\"observed_at\":\"%s\",\"facts\":[%s]}"
        .formatted(observed, String.join(",", facts));
  }
}
