package org.colophon.governance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Item;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.TradeState;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.Limit;
import org.colophon.governance.Purpose;
import org.colophon.governance.RandomPolicy;
import org.colophon.governance.Reason;
import org.colophon.governance.Shelf;
import org.colophon.governance.testing.PolicyYaml;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {
  private static final String SMALL =
      """
      id: news
      version: 2
      content_types: [news]
      purposes: [recommend]
      require: {owner: ignore, canonical: ignore, source: ignore, published_at: ignore, original: warn}
      serve: [published, draft]
      checks: []
      as_of_after: unbounded
      cache: {max_lifetime: PT30S}
      """;

  @Test
  void readsWhatIsWritten() {
    Policy policy = PolicyReader.read("news.yaml", SMALL);
    assertEquals("news@2", policy.label());
    assertEquals(Set.of(ContentType.NEWS), policy.types());
    assertEquals(EnumSet.of(SourceState.DRAFT, SourceState.PUBLISHED), policy.serve());
    assertEquals(
        java.util.Map.of(Policy.Requirement.ORIGINAL, Reason.Severity.WARN), policy.require());
    assertEquals(null, policy.asOf());
    assertEquals(Duration.ofSeconds(30), policy.maxLifetime());
    assertEquals(List.of(), policy.checks());
  }

  @Test
  void expandsRangesOfCodes() {
    Policy policy = PolicyReader.read("book.yaml", SMALL + trade("\"34\", \"97-99\""));
    Policy.TradeRule rule = Objects.requireNonNull(policy.trade());
    assertEquals(Set.of("34", "97", "98", "99"), rule.blockedCodes());
    assertEquals(new Limit.MissedDeliveries(3), rule.omitPrice());
  }

  private static String trade(String codes) {
    return "trade: {serve: [active], blocked_codes: ["
        + codes
        + "], omit_price_after: {missed_deliveries: 3}, omit_availability_after: P3D}\n";
  }

  @Test
  void reportsEveryProblemAtOnce() {
    String bad =
        """
        id: Bad Id
        content_types: [newspaper]
        purposes: [recommend]
        colour: red
        require: {owner: perhaps}
        as_of_after: P0D
        cache: {max_lifetime: soon}
        """;
    PolicyException e =
        assertThrows(PolicyException.class, () -> PolicyReader.read("bad.yaml", bad));
    for (String named :
        List.of("id:", "version:", "newspaper", "colour", "perhaps", "P0D", "soon")) {
      assertTrue(e.toString().contains(named), named + " in " + e);
    }
  }

  @Test
  void refusesWhatIsNoMapping() {
    for (String text : List.of("", "[]", "id: [", "a: 1\na: 2")) {
      assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", text), text);
    }
  }

  @Test
  void neverServesAnUnknownTradeState() {
    String bad = SMALL + trade("\"34\"").replace("[active]", "[active, unknown]");
    assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad));
  }

  /// Whatever top-level key of a policy is left out, it is refused.
  @Test
  void everyKeyIsAskedFor() {
    String whole = SMALL.replace("[news]", "[news, book]") + trade("\"34\"");
    PolicyReader.read("x.yaml", whole);
    for (String line : whole.lines().toList()) {
      String key = line.substring(0, line.indexOf(':'));
      String without = whole.replace(line + "\n", "");
      PolicyException e =
          assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", without), key);
      assertTrue(e.problems().getFirst().startsWith("x.yaml: " + key), e.toString());
    }
  }

  /// Whatever is left out of whatever policy, it is refused or, when stored, asks for no less.
  @Test
  void aKeyThatIsLeftOutOfAnyPolicyIsRefused() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      String whole = PolicyYaml.complete(RandomPolicy.of(random).yaml());
      PolicyReader.read("x.yaml", whole);
      ObjectNode less = (ObjectNode) yaml.readTree(whole);
      ObjectNode part =
          switch (random.nextInt(3)) {
            case 0 -> (ObjectNode) less.get("require");
            case 1 -> (ObjectNode) less.get("trade");
            default -> less;
          };
      List<String> keys = new ArrayList<>();
      part.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      part.remove(key);
      String text = yaml.writeValueAsString(less);
      assertThrows(
          PolicyException.class, () -> PolicyReader.read("x.yaml", text), key + " of " + whole);
    }
  }

  @Test
  void everyRequirementIsNamed() {
    for (String what : List.of("owner", "canonical", "source", "published_at", "original")) {
      String without = SMALL.replaceFirst(what + ": \\w+,? ?", "");
      PolicyException e =
          assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", without));
      assertEquals(
          List.of("x.yaml: require." + what + ": is missing; write block, warn, info or ignore"),
          e.problems());
    }
  }

  @Test
  void servesNothingThatWasTakenBack() {
    for (String state : List.of("recalled", "withdrawn")) {
      String bad = SMALL + trade("\"34\"").replace("[active]", "[active, " + state + "]");
      PolicyException e =
          assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad));
      assertEquals(
          List.of("x.yaml: trade.serve: '" + state + "' can never be served; remove it"),
          e.problems());
    }
    for (String state : List.of("recalled", "withdrawn", "canceled", "deleted")) {
      String bad = SMALL.replace("serve: [published", "serve: [" + state + ", published");
      assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad), state);
    }
  }

  @Test
  void takesNoSecondDocumentAndNoRuleWithoutALimit() {
    String second = SMALL + "---\n" + SMALL;
    assertEquals(
        List.of("x.yaml: has a second YAML document; write each policy to a file of its own"),
        assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", second)).problems());
    for (String checks :
        List.of(
            "checks: [{}]",
            "checks: [{subjects: [\"thema:LN\"]}]",
            "checks: [{warn_after: P1D, subjects: []}]",
            "checks: {warn_after: P1D}",
            "checks: [{warn_after: }]",
            "checks: [{warn_after: {missed_deliveries: }}]",
            "checks: [{warn_after: {missed_deliveries: 2.5}}]",
            "checks: soon")) {
      String bad = SMALL.replace("checks: []", checks);
      assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad), checks);
    }
    for (String require : List.of("require: [owner]", "require: owner", "require: ")) {
      String bad = SMALL.replaceFirst("require: .*", require);
      assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", bad), require);
    }
  }

  /// What was in force by the rules of before is read as the strictest that there is.
  @Test
  void readsAStoredPolicyThatLacksKeysStrictly() {
    String old =
        """
        id: old
        version: 1
        content_types: [book]
        purposes: [recommend]
        cache: {max_lifetime: PT30S}
        """;
    assertThrows(PolicyException.class, () -> PolicyReader.read("old.yaml", old));
    Policy policy = PolicyReader.readStored("old.yaml", old);
    assertEquals(Set.of(SourceState.PUBLISHED), policy.serve());
    assertEquals(
        Set.of(Policy.Requirement.values()), policy.require().keySet(), "everything is required");
    assertEquals(Set.of(TradeState.ACTIVE), Objects.requireNonNull(policy.trade()).serve());
    String lax = SMALL + trade("\"34\"").replace("[active]", "[active, recalled]");
    assertEquals(
        Set.of(TradeState.ACTIVE),
        Objects.requireNonNull(PolicyReader.readStored("x.yaml", lax).trade()).serve());
  }

  @Test
  void shipsAPolicyForEveryContentTypeThatReadersSee() {
    PolicyBook book = ShippedPolicies.read();
    for (ContentType type : ContentType.values()) {
      Item item = new Shelf().article(type, Lifecycle.publishedAt(Shelf.START));
      assertEquals(1, book.matching(item, Purpose.RECOMMEND).size(), type.name());
      assertEquals(1, book.matching(item, Purpose.SUGGEST_TO_EDITOR).size(), type.name());
    }
  }

  @Test
  void countsMonthsOnTheCalendarAndDeliveriesOnTheSourcesDays() {
    DeliveryCalendar weekdays =
        new DeliveryCalendar(
            Duration.ofDays(1),
            EnumSet.range(java.time.DayOfWeek.MONDAY, java.time.DayOfWeek.FRIDAY),
            ZoneOffset.UTC);
    Instant leapDay = Instant.parse("2024-02-29T12:00:00Z");
    assertEquals(Instant.parse("2025-02-28T12:00:00Z"), Limit.parse("P1Y").from(leapDay));
    Instant friday = Instant.parse("2026-03-06T06:00:00Z");
    assertEquals(
        Instant.parse("2026-03-11T06:00:00Z"),
        new Limit.MissedDeliveries(3).from(friday, weekdays));
  }
}
