package org.colophon.service.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.colophon.service.soak.RuleModel.Held;
import org.colophon.service.soak.RuleModel.Stated;
import org.colophon.service.soak.RuleModel.Statement;
import org.jspecify.annotations.Nullable;

/// Random things that sources, editors and operators write; each is in the [RuleModel] when it was
/// acknowledged.
final class RandomWrites {
  private static final int ITEMS = 30;
  private static final int STEP = 10;
  private static final List<String> IMPRINTS = List.of("kai", "moor");
  private static final List<String> SOURCES = List.of("feed-a", "feed-b");
  private static final List<String> CREDITS =
      List.of("c1", "c2", "c3", "Ada Kern", "Kern, Ada", "Ben Roth", "Roth, Ben", "Zoe Lund");
  private static final List<String> SUBJECTS =
      List.of("thema:FF", "thema:FFC", "Thema:FFH", "thema:FH", "thema:WM", "thema:WMQ");
  private static final List<String> SERIES = List.of("s1", "s2");
  private static final List<String> WORDS =
      List.of(
          "Hafen", "Insel", "Garten", "Mord", "Liebe", "Krieg", "Küche", "Reise", "Winter",
          "Familie", "Bauhaus", "Wölfe", "Archiv", "Zug", "Berge", "Meer", "Schule", "Orgel");

  private final RuleModel model;
  private final Client client;
  private final SimulatedClock clock;
  private final Random random;
  private long position = 1_000;
  private int holds;
  private int policies;

  RandomWrites(RuleModel model, Client client, SimulatedClock clock, Random random) {
    this.model = model;
    this.client = client;
    this.clock = clock;
    this.random = random;
  }

  private void send(String method, String path, String body) {
    if (!client.sendUntilTaken(method, path, body, () -> false)) {
      throw new IllegalStateException(method + " " + path + " was not taken");
    }
  }

  /// What must be known first, and every item once.
  void fill() {
    StringBuilder lines = new StringBuilder();
    for (String imprint : IMPRINTS) {
      lines.append(
          """
          {"schema":"colophon-imprint/1","id":"%1$s","name":"%1$s","legal_entity":"group"}
          {"schema":"colophon-desk/1","id":"desk-%1$s","name":"D","imprint":"%1$s","members":["kim"],"active":true}
          """
              .formatted(imprint));
    }
    for (String source : List.of("cms", "feed-a", "feed-b")) {
      lines.append(
          """
          {"schema":"colophon-source/1","id":"%s","name":"S","owner":"desk-kai","imprint":"kai","imprints":["kai","moor"],"expected_every":"PT24H","zone":"Europe/Berlin"}
          """
              .formatted(source));
    }
    Map<String, String> people = Map.of("c1", "Ada Kern", "c2", "Ben Roth", "c3", "Cy Dorn");
    people.forEach((id, name) -> {
      model.contributor(id, name);
      lines.append(
          "{\"schema\":\"colophon-contributor/1\",\"id\":\"%s\",\"name\":\"%s\"}\n"
              .formatted(id, name));
    });
    SERIES.forEach(id ->
        lines.append(
            "{\"schema\":\"colophon-series/1\",\"id\":\"%1$s\",\"name\":\"%1$s\",\"imprint\":\"kai\"}\n"
                .formatted(id)));
    lines.append(
        """
        {"schema":"colophon-segment/1","id":"everybody","imprint":"kai","name":"Alle","language":"de","description":"Menschen mit %s","owner":"desk-kai","state":"active","check_due_at":"2028-06-01"}
        """
            .formatted(String.join(" und ", WORDS)));
    send("POST", "/v1/items:batch", lines.toString());
    for (int i = 0; i < ITEMS; i++) {
      item("i" + i, "published", null, null, null);
      fact("i" + i, "trade_state", "active", "feed-a");
      fact("i" + i, "availability", "20", "feed-a");
    }
  }

  String anyItem(Random from) {
    return "i" + from.nextInt(ITEMS);
  }

  private static boolean isBook(String id) {
    return Integer.parseInt(id.substring(1)) % 2 == 0;
  }

  private static String imprint(String id) {
    return IMPRINTS.get(Integer.parseInt(id.substring(1)) / 2 % 2);
  }

  /// One write; returns its kind.
  String one() {
    String id = anyItem(random);
    return switch (random.nextInt(12)) {
      case 0, 1 -> {
        item(id, state(), date(5), date(5), date(6));
        yield "item";
      }
      case 2, 3, 4, 5 -> fact(id);
      case 6 -> {
        send("POST", "/v1/sources/" + any(SOURCES) + "/deliveries", "{}");
        yield "delivery";
      }
      case 7 -> hold();
      case 8 -> link(id);
      case 9 -> policy();
      case 10 -> delete(id);
      default -> release(id);
    };
  }

  private String state() {
    List<String> states = List.of("draft", "withheld", "withdrawn", "recalled", "scheduled");
    return random.nextInt(3) == 0 ? any(states) : "published";
  }

  private @Nullable Instant date(int oneIn) {
    return random.nextInt(oneIn) > 0
        ? null
        : clock.instant().plus(Duration.ofSeconds(random.nextInt(1_200) - 300));
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private List<String> some(List<String> values) {
    List<String> some = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String one = any(values);
      if (!some.contains(one)) {
        some.add(one);
      }
    }
    return some;
  }

  private void item(
      String id,
      String state,
      @Nullable Instant goLive,
      @Nullable Instant expires,
      @Nullable Instant embargo) {
    List<String> credits = some(CREDITS);
    List<String> subjects = some(SUBJECTS);
    String series = random.nextInt(3) == 0 ? any(SERIES) : null;
    Stated stated =
        new Stated(
            imprint(id), isBook(id), state, goLive, expires, embargo, credits, subjects, series);
    String lifecycle = "\"state\":\"" + state + "\",\"published_at\":\"2026-06-01T00:00:00Z\"";
    lifecycle += goLive == null ? "" : ",\"go_live_at\":\"" + goLive + "\"";
    lifecycle += expires == null ? "" : ",\"expires_at\":\"" + expires + "\"";
    String more =
        embargo == null ? ",\"embargo_until\":null" : ",\"embargo_until\":\"" + embargo + "\"";
    more += series == null ? "" : ",\"series\":{\"id\":\"" + series + "\"}";
    more += isBook(id) ? ",\"products\":[{\"id\":\"p-" + id + "\",\"form\":\"hardcover\"}]" : "";
    send(
        "PUT",
        "/v1/items/" + id,
        """
        {"source":"cms","imprint":"%s","desk":"desk-%s","content_type":"%s","language":"de","title":"Titel %s","text":"%s","canonical_id":"key:%s","contributors":[%s],"subjects":[%s],"lifecycle":{%s},"order":{"epoch":0,"position":%d}%s}\
        """
            .formatted(
                stated.imprint(),
                stated.imprint(),
                stated.book() ? "book" : "page",
                id,
                text(id),
                id,
                credits.stream().map(RandomWrites::credit).collect(Collectors.joining(",")),
                subjects.stream().map(RandomWrites::subject).collect(Collectors.joining(",")),
                lifecycle,
                position += STEP,
                more));
    model.items.put(id, stated);
  }

  private static String text(String id) {
    int number = Integer.parseInt(id.substring(1));
    return "Ein Text über %s, %s und %s mit der Nummer %d."
        .formatted(
            WORDS.get(number % WORDS.size()),
            WORDS.get((number * 5 + 2) % WORDS.size()),
            WORDS.get((number * 7 + 3) % WORDS.size()),
            number);
  }

  private static String credit(String credit) {
    return credit.startsWith("c")
        ? "{\"id\":\"" + credit + "\",\"name\":\"Jemand\",\"role\":\"author\"}"
        : "{\"name\":\"" + credit + "\",\"role\":\"author\"}";
  }

  private static String subject(String subject) {
    int colon = subject.indexOf(':');
    return "{\"scheme\":\"%s\",\"code\":\"%s\"}"
        .formatted(subject.substring(0, colon), subject.substring(colon + 1));
  }

  private String fact(String id) {
    if (!isBook(id)) {
      return "nothing";
    }
    String source = any(SOURCES);
    switch (random.nextInt(5)) {
      case 0 -> fact(id, "trade_state", any(List.of("active", "active", "withdrawn")), source);
      case 1 -> fact(id, "availability", any(List.of("20", "20", "43")), source);
      default -> {
        Instant date = date(2);
        String type = any(List.of("embargo_until", "announced_at"));
        fact(id, type, date == null ? "" : date.toString(), source);
      }
    }
    return "fact";
  }

  /// Books are freed now and then, or soon none would pass.
  private String release(String id) {
    item(id, "published", null, null, null);
    if (isBook(id)) {
      for (String source : SOURCES) {
        fact(id, "trade_state", "active", source);
        fact(id, "availability", "20", source);
        fact(id, "embargo_until", "", source);
        fact(id, "announced_at", "", source);
      }
    }
    return "release";
  }

  private void fact(String id, String type, String value, String source) {
    if (!isBook(id)) {
      return;
    }
    boolean late = random.nextInt(10) == 0; // said after what is newer
    position += STEP;
    long order = late ? position - 5 * STEP - 1 : position;
    String said = value.isEmpty() ? "null" : "\"" + value + "\"";
    send(
        "POST",
        "/v1/facts",
        """
        {"source":"%s","facts":[{"product":"p-%s","type":"%s","value":%s,"order":{"epoch":0,"position":%d}}]}\
        """
            .formatted(source, id, type, said, order));
    model.state(id, type, source, new Statement(order, value));
  }

  private String hold() {
    if (model.holds.size() > 2 || random.nextInt(3) == 0) {
      if (!model.holds.isEmpty()) {
        String id = any(List.copyOf(model.holds.keySet()));
        send("DELETE", "/v1/holds/" + id, "");
        model.holds.remove(id);
      }
      return "lift";
    }
    String kind = any(List.of("item", "contributor", "series", "subject"));
    String value =
        switch (kind) {
          case "item" -> anyItem(random);
          case "contributor" -> any(List.of("c1", "c2", "c3"));
          case "series" -> any(SERIES);
          default -> any(List.of("thema:FF", "thema:WM"));
        };
    String scope =
        switch (kind) {
          case "item" -> "\"items\":[\"" + value + "\"]";
          case "subject" -> "\"subject\":" + subject(value);
          default -> "\"" + kind + "\":\"" + value + "\"";
        };
    Instant from = clock.instant().plusSeconds(random.nextInt(3) == 0 ? random.nextInt(300) : -9);
    Instant until = random.nextInt(2) == 0 ? null : from.plusSeconds(30 + random.nextInt(900));
    String id = "h" + ++holds;
    send(
        "POST",
        "/v1/holds",
        "{\"id\":\"%s\",\"scope\":{%s},\"reason\":\"r\",\"by\":\"kim\",\"from\":\"%s\"%s}"
            .formatted(id, scope, from, until == null ? "" : ",\"until\":\"" + until + "\""));
    model.holds.put(id, new Held(kind, value, from, until));
    return "hold";
  }

  private String link(String id) {
    if (!model.items.containsKey(id)) {
      return "nothing";
    }
    String kind = any(List.of("link", "subject"));
    String value =
        kind.equals("link")
            ? any(List.of("contributor:c1", "contributor:c2", "series:s1"))
            : any(List.of("thema:FF", "thema:WMQ"));
    boolean stands = random.nextInt(2) == 0;
    send(
        "POST",
        "/v1/items/" + id + "/decisions",
        "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"%s\",\"by\":\"kim\"}"
            .formatted(kind, value, stands ? "accepted" : "revoked"));
    model.link(id, kind.equals("link") ? value : "subject:" + value, stands);
    return "link";
  }

  /// One imprint's pages are closed by a policy, or opened again.
  private String policy() {
    String imprint = random.nextInt(2) == 0 ? null : any(IMPRINTS);
    String yaml =
        """
        id: closed
        version: %d
        imprints: [%s]
        content_types: [page]
        purposes: [recommend, export]
        require: {owner: info, canonical: info, source: info, published_at: info, original: info}
        serve: [%s]
        checks: []
        as_of_after: P3650D
        cache: {max_lifetime: PT60S}
        """
            .formatted(
                ++policies,
                imprint == null ? "kai" : imprint,
                imprint == null ? "published" : "withheld");
    send(
        "PUT",
        "/v1/policies/closed",
        "{\"yaml\":\"" + yaml.replace("\n", "\\n") + "\",\"by\":\"kim\"}");
    model.closedImprint = imprint;
    return "policy";
  }

  private String delete(String id) {
    if (!model.items.containsKey(id)) {
      return "nothing";
    }
    send("DELETE", "/v1/items/" + id + "?source=cms", "");
    model.items.remove(id);
    position = Math.max(position, deletedAt());
    return "delete";
  }

  /// A deletion is in the order of the service's clock; what comes after has to be newer.
  private long deletedAt() {
    Instant now = clock.instant().plusSeconds(5);
    return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
  }
}
