package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.StringJoiner;

/// The answers about campaigns and triggers as lines for people.
final class CampaignText {
  private static final String[] NUMBERS = {"sent", "unsettled", "not_sent", "stopped", "recalled"};
  private static final String[] FACTS = {"price", "availability", "appears_on"};

  private CampaignText() {}

  static String list(JsonNode all) {
    StringBuilder text = new StringBuilder();
    for (JsonNode one : all.path("campaigns")) {
      text.append(
          "%-10s %-30s %-8s %s  %s%n"
              .formatted(
                  one.path("state").asText(),
                  one.path("id").asText(),
                  one.path("channel").asText(),
                  one.path("send_at").asText(),
                  numbers(one.path("counts"))));
    }
    return text.isEmpty() ? "no campaigns%n".formatted() : text.toString();
  }

  private static String numbers(JsonNode counts) {
    StringJoiner numbers = new StringJoiner(", ");
    for (String name : NUMBERS) {
      if (counts.path(name).asLong() > 0 || name.equals("sent")) {
        numbers.add(counts.path(name).asText() + " " + name.replace('_', ' '));
      }
    }
    skipped(counts, numbers);
    return numbers.toString();
  }

  private static void skipped(JsonNode counts, StringJoiner numbers) {
    for (Map.Entry<String, JsonNode> skip : counts.path("skipped").properties()) {
      if (skip.getValue().asLong() > 0) {
        numbers.add(skip.getValue().asText() + " skipped: " + skip.getKey().replace('_', ' '));
      }
    }
  }

  static String one(JsonNode campaign) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s: %s%n"
            .formatted(
                campaign.path("id").asText(),
                campaign.path("state").asText(),
                campaign.path("reason").asText()));
    text.append(
        "  to %s over %s, from %s until %s, desk %s%n"
            .formatted(
                campaign.path("segment").asText(campaign.path("interest").asText()),
                campaign.path("channel").asText(),
                campaign.path("send_at").asText(),
                campaign.path("until").asText(),
                campaign.path("owner").asText()));
    JsonNode frozen = campaign.path("frozen").path("items");
    if (frozen.isMissingNode()) {
      campaign.path("items").forEach(item -> text.append("  %s%n".formatted(item.asText())));
    }
    frozen.forEach(item -> text.append(judged(item)));
    return text.toString();
  }

  /// Whether every item passes now and as of the send time.
  static boolean passes(JsonNode check) {
    for (String when : new String[] {"now", "as_of_send_time"}) {
      for (JsonNode item : check.path(when)) {
        if (!item.path("passes").asBoolean()) {
          return false;
        }
      }
    }
    return !check.has("obstacle");
  }

  static String check(JsonNode check) {
    StringBuilder text = new StringBuilder();
    if (check.has("obstacle")) {
      text.append(
          "the segment may not be used: %s%n"
              .formatted(check.path("obstacle").asText().replace('_', ' ')));
    }
    text.append("Now%n".formatted());
    check.path("now").forEach(item -> text.append(judged(item)));
    text.append("As of the send time, %s%n".formatted(check.path("send_at").asText()));
    check.path("as_of_send_time").forEach(item -> text.append(judged(item)));
    return text.toString();
  }

  private static String judged(JsonNode item) {
    StringBuilder text = new StringBuilder();
    boolean passes = item.path("passes").asBoolean();
    text.append(
        "  %-8s %s%s%n"
            .formatted(
                passes ? "passes" : "left out",
                item.path("item").asText(),
                passes ? facts(item.path("facts")) : ""));
    if (!passes) {
      for (JsonNode reason : item.path("reasons")) {
        String code = reason.isTextual() ? reason.asText() : reason.path("code").asText();
        String fix = reason.path("fix").asText("");
        text.append("           %s%s%n".formatted(code, fix.isEmpty() ? "" : ": " + fix));
      }
    }
    return text.toString();
  }

  private static String facts(JsonNode facts) {
    StringJoiner stated = new StringJoiner(", ", " (", ")").setEmptyValue("");
    for (String fact : FACTS) {
      if (facts.has(fact)) {
        stated.add(facts.path(fact).path("value").asText());
      }
    }
    return stated.toString();
  }

  static String reach(JsonNode reach) {
    StringJoiner skipped = new StringJoiner(", ", "; ", "").setEmptyValue("");
    skipped(reach, skipped);
    return "%s of %s%s people would get a message now%s%n"
        .formatted(
            reach.path("messages").asText(),
            reach.path("complete").asBoolean() ? "" : "the first ",
            reach.path("people").asText(),
            skipped);
  }

  static String result(JsonNode result) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s: %s%n"
            .formatted(result.path("id").asText(), result.path("state").asText(), numbers(result)));
    if (!result.path("exhausted").asBoolean()) {
      text.append("  not everybody was looked at yet%n".formatted());
    }
    for (JsonNode stop : result.path("stops")) {
      StringJoiner reasons = new StringJoiner(", ");
      stop.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      text.append(
          "  left out: %s from %s, last %s: %s%n"
              .formatted(
                  stop.path("item").asText(),
                  stop.path("from").asText(),
                  stop.path("last").asText(),
                  reasons));
    }
    for (JsonNode edition : result.path("editions")) {
      for (JsonNode stated : edition.path("facts")) {
        text.append(
            "  stated from %s: %s%s%n"
                .formatted(
                    edition.path("at").asText(), stated.path("item").asText(), facts(stated)));
      }
    }
    return text.toString();
  }

  static String triggers(JsonNode all) {
    StringBuilder text = new StringBuilder();
    all.path("triggers").forEach(one -> text.append(trigger(one)));
    return text.isEmpty() ? "no triggers%n".formatted() : text.toString();
  }

  static String trigger(JsonNode trigger) {
    boolean paused = trigger.has("paused_at");
    return "%-8s %-30s %-17s %-8s %s%s%n"
        .formatted(
            paused ? "paused" : "active",
            trigger.path("id").asText(),
            trigger.path("kind").asText(),
            trigger.path("channel").asText(),
            trigger.path("reason").asText(),
            paused ? ", since " + trigger.path("paused_at").asText() : "");
  }

  static String waiting(JsonNode preview) {
    StringBuilder text = new StringBuilder();
    for (JsonNode one : preview.path("titles")) {
      text.append(judged(one.path("title")));
      text.append(
          "           %s of %s people who asked for it would get a message%n"
              .formatted(one.path("messages").asText(), one.path("people").asText()));
    }
    return text.isEmpty() ? "nothing waits%n".formatted() : text.toString();
  }
}
