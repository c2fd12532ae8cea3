package org.colophon.service.http;

import java.util.Set;

/// One item for each way in which an item can be blocked.
final class Troubles {
  static final Set<String> CODES =
      Set.of(
          "on_hold",
          "source_unknown",
          "canonical_missing",
          "identity_conflict",
          "duplicate_of",
          "superseded_by",
          "owner_missing",
          "owner_inactive",
          "check_overdue",
          "not_published",
          "not_yet_live",
          "expired",
          "withheld",
          "withdrawn",
          "canceled",
          "recalled",
          "correction_pending",
          "no_product",
          "not_announced",
          "not_available",
          "published_unknown",
          "fact_missing",
          "fact_conflict",
          "fact_unknown_code",
          "embargoed",
          "territory_blocked");

  private static final String DESK = ",\"desk\":\"desk-abendbogen\"";
  private static final String CMS = ",\"source\":\"cms\"";
  private static final String URL = ",\"canonical_url\":\"https://www.example.org/x\"";
  private static final String LIVE =
      "\"state\":\"published\",\"published_at\":\"2026-11-20T08:00:00Z\"";
  private static final String ALL = DESK + CMS + URL;

  static final String LINES =
      """
      {"schema":"colophon-desk/1","id":"desk-gone","name":"Weg","imprint":"abendbogen","active":false}
      """
          + item("hold", "news", ALL, LIVE)
          + item("guide", "guide", ALL, LIVE)
          + item("source", "news", DESK + URL + ",\"source\":\"nobody\"", LIVE)
          + item("canonical", "news", DESK + CMS, LIVE)
          + item("one", "news", ALL.replace("org/x", "org/twin?utm_source=a"), LIVE)
          + item("other", "news", ALL.replace("org/x", "org/twin"), LIVE)
          + item("duplicate", "news", ALL + ",\"duplicate_of\":\"t-nowhere\"", LIVE)
          + item("superseded", "news", ALL + ",\"superseded_by\":\"t-nowhere\"", LIVE)
          + item("owner", "news", CMS + URL, LIVE)
          + item("inactive", "news", CMS + URL + ",\"desk\":\"desk-gone\"", LIVE)
          + item(
              "overdue",
              "guide",
              ALL,
              "\"state\":\"published\",\"published_at\":\"2020-01-01T08:00:00Z\"")
          + item("draft", "news", ALL, LIVE.replace("published\",", "draft\","))
          + item("later", "news", ALL, LIVE + ",\"go_live_at\":\"2026-12-24T08:00:00Z\"")
          + item("expired", "news", ALL, LIVE + ",\"expires_at\":\"2026-11-21T08:00:00Z\"")
          + item("withheld", "news", ALL, LIVE.replace("published\",", "withheld\","))
          + item("withdrawn", "news", ALL, LIVE.replace("published\",", "withdrawn\","))
          + item("canceled", "news", ALL, LIVE.replace("published\",", "canceled\","))
          + item("recalled", "news", ALL, LIVE.replace("published\",", "recalled\","))
          + item("wrong", "news", ALL, LIVE + ",\"correction\":\"pending\"")
          + item("undated", "news", ALL, "\"state\":\"published\"")
          + item("productless", "book", ALL, LIVE)
          + book("unannounced", "\"announced_at\":\"2027-01-01T08:00:00Z\"")
          + book("embargoed", "\"embargo_until\":\"2027-01-01T08:00:00Z\"")
          + item("sealed", "news", ALL + ",\"embargo_until\":\"2027-01-01T08:00:00Z\"", LIVE)
          + book("swapped", "\"availability\":\"41\"")
          + book("gone", "\"availability\":\"43\"")
          + book("replaced", "\"trade_state\":\"postponed\"")
          + book("traderecall", "\"trade_state\":\"recalled\"")
          + product("missing", "\"trade_state\":\"active\"")
          + book("odd", "\"availability\":\"zz\"")
          + book("abroad", "\"trade_state\":\"active\"")
          + """
          {"schema":"colophon-facts/1","source":"cms","facts":[{"product":"t-abroad-hc","type":"sales_territory","qualifier":"DE","value":"not_for_sale"}]}
          """
          + item("twice", "news", ALL + order(), LIVE)
          + item("twice", "news", ALL + order() + ",\"subtitle\":\"anders\"", LIVE)
          + product("split", "\"trade_state\":\"active\",\"availability\":\"20\"")
          + fact("20")
          + fact("21");

  private Troubles() {}

  private static String order() {
    return ",\"order\":{\"epoch\":0,\"position\":7}";
  }

  private static String fact(String value) {
    return """
    {"schema":"colophon-facts/1","source":"cms","order":{"epoch":9,"position":7},"facts":[{"product":"t-split-hc","type":"availability","value":"%s"}]}
    """
        .formatted(value);
  }

  private static String item(String id, String type, String fields, String lifecycle) {
    return """
    {"schema":"colophon-item/1","id":"t-%s","imprint":"abendbogen","content_type":"%s",\
    "language":"de","title":"T %s","text":"Ein Text über %s."%s,"lifecycle":{%s}}
    """
        .formatted(id, type, id, id, fields.replace("org/x\"", "org/" + id + "\""), lifecycle);
  }

  private static String book(String id, String facts) {
    String base = "";
    if (!facts.contains("trade_state")) {
      base += ",\"trade_state\":\"active\"";
    }
    if (!facts.contains("availability")) {
      base += ",\"availability\":\"20\"";
    }
    return product(id, facts + base);
  }

  private static String product(String id, String facts) {
    String products =
        ",\"products\":[{\"id\":\"t-" + id + "-hc\",\"form\":\"hardcover\"," + facts + "}]";
    return item(id, "book", ALL + products, LIVE);
  }
}
