package org.colophon.governance;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Item;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.rules.CurrentFacts;
import org.colophon.governance.rules.PolicyOverrides;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// `docs/reason-codes.md` is made of the codes themselves and of one judged example each: what is
/// written there is what the gate says.
class ReasonDocumentTest {
  private static final String HEAD =
      """
      # Reason codes

      Why a verdict is what it is. Codes are stable. Each reason carries what was observed, the limit, who owns it and the action
      that would clear it; in JSON all words are in lower case. *Loosened*: an exception (one imprint, at most twelve months; for an
      age it says how old instead) or an override (one item, at most 72 hours) can turn the block into a warning, beside which
      `OVERRIDDEN` is shown. Nothing loosens the others.

      The examples are judged by a test, which also writes this page: the same book every time, which passes, with the change that is
      named. They read `SEVERITY CODE subject (observed; limit; owner)`.

      """;

  /// Codes that are planned, and why nothing raises them; those that exist by now are not shown.
  private static final Map<String, String> LACKING = new LinkedHashMap<>();

  static {
    LACKING.put("SOURCE_LAGGING", "no state of a source is judged; the age of its facts is");
    LACKING.put("SOURCE_DOWN", "no state of a source is judged; the age of its facts is");
    LACKING.put("PUBLISH_UNCONFIRMED", "sources state publication; nobody confirms it separately");
    LACKING.put("RETRACTED", "a retraction is stated as withdrawn or recalled");
    LACKING.put(
        "VERSION_UNCONFIRMED", "an item's version has no limit of age; its facts have limits");
    String unused = "an enrichment or vector of another text is not used, and nobody is told";
    LACKING.put("HASH_MISMATCH", unused);
    LACKING.put("ENRICHMENT_OUTDATED", unused);
    LACKING.put("EMBEDDING_OUTDATED", unused);
    LACKING.put("INDEX_LAG", "the gate decides on the catalogue, whatever an index says");
    LACKING.put("FACT_STALE_SOON", "next_change_at says when");
    LACKING.put("RIGHTS_EXPIRED", "no licences are recorded");
    LACKING.put("CHANNEL_BLOCKED", "no channels of rights are recorded");
    String audiences = "verdicts are about items; the matcher leaves such segments out itself";
    LACKING.put("SEGMENT_STALE", audiences);
    LACKING.put("SEGMENT_RETIRED", audiences);
    LACKING.put("SEGMENT_TOO_SMALL", "segments of any size are used");
    LACKING.put("SIGNAL_EXPIRED", "verdicts are about items; no signal is judged");
    LACKING.put("CONSENT_MISSING", "no consents are recorded");
    LACKING.put("CONSENT_STALE", "no consents are recorded");
    LACKING.put("OBLIGATION_UNSUPPORTED", "callers cannot say which obligations they support");
    LACKING.put("CLOCK_UNTRUSTED", "the clock is not compared with elapsed time");
    LACKING.put("EVALUATION_ERROR", "a fault fails the whole request; nothing is served");
  }

  @Test
  void showsEveryCodeAsTheGateRaisesIt() throws IOException {
    String written = document();
    Path file = Path.of(System.getProperty("colophon.root", ".."), "docs", "reason-codes.md");
    String kept = Files.exists(file) ? Files.readString(file) : "";
    if (!kept.equals(written)) {
      Path laid = Path.of("target", "reason-codes.md");
      Files.createDirectories(Objects.requireNonNull(laid.getParent()));
      Files.writeString(laid, written);
    }
    assertEquals(written, kept, "enrichment/target/reason-codes.md is what it should be");
  }

  private static String document() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append(
        "| Code | What would clear it | Action | By | Loosened |\n| --- | --- | --- | --- | --- |\n");
    for (ReasonCode code : ReasonCode.values()) {
      text.append(
          "| `%s` | %s | `%s` | %s | %s |\n"
              .formatted(
                  code,
                  code.fix(),
                  code.action(),
                  code.action().by().name().toLowerCase(Locale.ROOT),
                  loosened(code)));
    }
    text.append("\n## Examples\n");
    Map<ReasonCode, Consumer<Scene>> examples = new ReasonCodesTest().examples();
    for (ReasonCode code : ReasonCode.values()) {
      if (code == ReasonCode.ITEM_UNKNOWN) {
        text.append("\n### ITEM_UNKNOWN\n\n- given: no item of this id\n- block:")
            .append(" `BLOCK ITEM_UNKNOWN item (id; null; null)`\n");
      } else if (code == ReasonCode.IDENTITY_CONFLICT) {
        text.append("\n### IDENTITY_CONFLICT\n\n- given: another item that passes, with the same ")
            .append("ISBN and an id that comes first (`IdentityRulesTest`)\n- block: `BLOCK ")
            .append("IDENTITY_CONFLICT canonical_id (isbn:9783999000128; null; desk-nordufer)`\n");
      } else if (code == ReasonCode.CLOCK_UNTRUSTED) {
        text.append("\n### CLOCK_UNTRUSTED\n\n- given: the machine's clock was set while the ")
            .append("service ran (`GateClockTest`)\n- indeterminate, whatever the item\n");
      } else {
        example(code, Objects.requireNonNull(examples.get(code), code.name()), text);
      }
    }
    text.append("\n## Not raised by anything yet\n\n| Code | Why |\n| --- | --- |\n");
    Set<String> raised =
        Arrays.stream(ReasonCode.values()).map(Enum::name).collect(Collectors.toSet());
    LACKING.forEach((code, why) -> {
      if (!raised.contains(code)) {
        text.append("| `%s` | %s |\n".formatted(code, why));
      }
    });
    return text.toString();
  }

  private static String loosened(ReasonCode code) {
    if (!PolicyOverrides.LOOSENABLE.contains(code)) {
      return "–";
    }
    return PolicyOverrides.AGED.contains(code) ? "yes, with a limit" : "yes";
  }

  private static void example(ReasonCode code, Consumer<Scene> change, StringBuilder text) {
    Scene scene = new Scene();
    change.accept(scene);
    String given = String.join(", ", given(scene));
    text.append("\n### ").append(code).append("\n\n- given: ").append(given).append("\n- ");
    text.append(scene.at(START).decision().name().toLowerCase(Locale.ROOT)).append(": ");
    text.append(scene.said().stream().map(s -> "`" + s + "`").collect(Collectors.joining(", ")));
    List<String> omitted = scene.omitted();
    if (!omitted.isEmpty()) {
      text.append("; left out: ").append(String.join(", ", omitted));
    }
    text.append("\n");
  }

  /// What differs from the book that passes.
  private static List<String> given(Scene scene) {
    Scene plain = new Scene();
    List<String> given = new ArrayList<>();
    Item item = scene.item;
    Item book = plain.item;
    add(given, "content type", item.type(), book.type());
    add(given, "desk", item.desk(), book.desk());
    add(given, "identity", item.identity(), book.identity());
    add(given, "lifecycle", item.lifecycle(), book.lifecycle());
    add(given, "ages", item.content().ageRange(), book.content().ageRange());
    if (item.type() == book.type()) {
      add(given, "products", item.products(), book.products());
    }
    add(given, "deleted", scene.tombstone, false);
    add(given, "two versions under one order key", scene.conflict, false);
    add(given, "imprint known", scene.imprintKnown, true);
    add(given, "desk record", scene.desk, plain.desk);
    add(given, "sources", scene.sources.keySet(), plain.sources.keySet());
    add(given, "holds", scene.holds, plain.holds);
    add(given, "let off", scene.allowances, plain.allowances);
    add(given, "context", scene.context, plain.context);
    add(given, "policies", labels(scene), labels(plain));
    add(
        given,
        "policies unconfirmed since",
        scene.policies.unconfirmedSince(),
        plain.policies.unconfirmedSince());
    for (Fact fact : scene.facts) {
      if (!plain.facts.contains(fact)) {
        given.add(
            "fact `"
                + CurrentFacts.name(fact.key())
                + "` = `"
                + CurrentFacts.shown(fact)
                + "`, confirmed "
                + fact.clocks().confirmedAt());
      }
    }
    for (Fact fact : plain.facts) {
      if (scene.facts.stream().noneMatch(f -> f.key().equals(fact.key()))) {
        given.add("no fact `" + CurrentFacts.name(fact.key()) + "`");
      }
    }
    return given;
  }

  private static List<String> labels(Scene scene) {
    return scene.policies.policies().stream().map(Policy::label).toList();
  }

  private static void add(
      List<String> given, String name, @Nullable Object now, @Nullable Object plain) {
    if (!Objects.equals(now, plain)) {
      given.add(name + " `" + shortened(now) + "`");
    }
  }

  /// Without what is null.
  private static String shortened(@Nullable Object value) {
    return value == null ? "none" : value.toString().replaceAll("(, )?\\w+=null", "");
  }
}
