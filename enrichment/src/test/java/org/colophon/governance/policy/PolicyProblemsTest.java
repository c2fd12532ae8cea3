package org.colophon.governance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.governance.Limit;
import org.colophon.governance.Reason;
import org.colophon.governance.testing.PolicyYaml;
import org.junit.jupiter.api.Test;

/// What is said of a policy file that is wrong, to the letter.
class PolicyProblemsTest {
  private static final String HEAD =
      """
      id: news
      version: 1
      content_types: [news]
      purposes: [recommend]
      """;
  private static final String CACHE = "cache: {max_lifetime: PT30S}\n";

  private static String problems(String yaml) {
    return Objects.requireNonNull(
        assertThrows(PolicyException.class, () -> PolicyReader.read("x.yaml", yaml)).getMessage());
  }

  private static String completed(String yaml) {
    return problems(PolicyYaml.complete(yaml));
  }

  @Test
  void saysThatAFileIsNoMapping() {
    assertEquals("1 problem: x.yaml: is empty or not a mapping", problems(""));
    assertEquals("1 problem: x.yaml: is empty or not a mapping", problems("[]"));
    String broken = problems("id: [");
    assertTrue(broken.startsWith("1 problem: x.yaml: is not valid YAML: while parsing"), broken);
    assertEquals(1, broken.lines().count());
  }

  @Test
  void imprintsAreNamedOrLeftOut() {
    assertEquals(
        "1 problem: x.yaml: imprints: lists at least one imprint; leave it out to mean all",
        completed(HEAD + CACHE + "imprints: []\n"));
    String wrong = completed(HEAD + CACHE + "imprints: [Nordufer, moor]\n");
    assertTrue(wrong.startsWith("1 problem: x.yaml: imprints: 'Nordufer'"), wrong);
  }

  @Test
  void namesEveryFieldThatIsUnknown() {
    String yaml =
        HEAD
            + """
            colour: red
            as_of_after: {missed_deliveries: 1, a: 1}
            trade: {serve: [active], omit_price_after: P1D, omit_availability_after: P1D, b: 1}
            checks: [{warn_after: P1D, c: 1}]
            cache: {max_lifetime: PT30S, d: 1}
            """;
    assertEquals(
        "5 problems: x.yaml: colour: is unknown; known are [as_of_after, cache, checks,"
            + " content_types, id, imprints, purposes, require, serve, trade, version];"
            + " x.yaml: trade.b: is unknown; known are [blocked_codes, omit_availability_after,"
            + " omit_price_after, serve];"
            + " x.yaml: checks.c: is unknown; known are [block_after, published_longer_than,"
            + " subjects, warn_after];"
            + " x.yaml: as_of_after.a: is unknown; known are [missed_deliveries];"
            + " x.yaml: cache.d: is unknown; known are [max_lifetime]",
        completed(yaml));
  }

  @Test
  void asksForIdVersionTypesPurposesAndCache() {
    assertEquals(
        "5 problems: x.yaml: id: '' is not a valid policy id: use a-z, 0-9 and '-';"
            + " x.yaml: version: is a whole number from 1 on;"
            + " x.yaml: content_types: lists at least one of [book, news, guide, archive, page];"
            + " x.yaml: purposes: lists at least one of [recommend, suggest_to_editor,"
            + " ground_prompt, generate_locally, export, newsletter];"
            + " x.yaml: cache.max_lifetime: is missing or not a valid duration, such as PT60S",
        completed("trade: ignore\nserve: [published]"));
  }

  @Test
  void namesWordsThatAreNone() {
    assertEquals(
        "4 problems: x.yaml: require: 'price' is not valid: use one of [owner, canonical, source,"
            + " published_at, original];"
            + " x.yaml: require.owner: 'perhaps' is not valid: use one of [block, indeterminate, warn, info];"
            + " x.yaml: serve: 'gone' is not valid: use one of [draft, scheduled, published, withheld,"
            + " withdrawn, canceled, recalled, deleted];"
            + " x.yaml: serve: lists at least one of [draft, scheduled, published, withheld,"
            + " withdrawn, canceled, recalled, deleted]",
        completed(HEAD + CACHE + "serve: [gone]\nrequire: {price: block, owner: perhaps}\n"));
  }

  @Test
  void asksForBothLimitsOfTradeData() {
    String needs = "1 problem: x.yaml: trade: needs omit_price_after and omit_availability_after";
    assertEquals(
        needs, completed(HEAD + CACHE + "trade: {serve: [active], omit_price_after: P1D}"));
    assertEquals(
        needs, completed(HEAD + CACHE + "trade: {serve: [active], omit_availability_after: P1D}"));
  }

  @Test
  void namesCodesThatAreNone() {
    String yaml =
        HEAD
            + CACHE
            + "trade: {serve: [active, unknown], blocked_codes: [\"34\", \"4\", \"soon\"],"
            + " omit_price_after: P1D, omit_availability_after: P1D}";
    assertEquals(
        "3 problems: x.yaml: trade.blocked_codes: '4' is not a valid code: use two digits, or a range such as 20-23;"
            + " x.yaml: trade.blocked_codes: 'soon' is not a valid code: use two digits, or a range such as 20-23;"
            + " x.yaml: trade.serve: 'unknown' can never be served; remove it",
        completed(yaml));
  }

  @Test
  void namesLimitsThatAreNone() {
    assertEquals(
        "2 problems: x.yaml: as_of_after: missed_deliveries is at least 1, got 0;"
            + " x.yaml: cache.max_lifetime: is missing or not a valid duration, such as PT60S",
        completed(
            HEAD
                + "as_of_after: {missed_deliveries: 0}\ncache: {max_lifetime: {missed_deliveries: 1}}"));
    assertEquals(
        "1 problem: x.yaml: as_of_after: 'soon' is not a valid ISO 8601 duration: use a form such as P3Y, P18M, P8D"
            + " or PT48H",
        completed(HEAD + CACHE + "as_of_after: soon"));
    assertEquals(
        "1 problem: x.yaml: as_of_after: 'PT0S' is not positive",
        completed(HEAD + CACHE + "as_of_after: PT0S"));
  }

  @Test
  void readsWhatIsRight() {
    String yaml =
        HEAD
            + CACHE
            + """
            require: {owner: block, source: warn}
            trade: {serve: [active], blocked_codes: ["08-10", "34"], omit_price_after: P1D, omit_availability_after: PT2H}
            checks: [{subjects: ["thema:LN"], warn_after: P1M, block_after: P2M}]
            as_of_after: {missed_deliveries: 1}
            """;
    Policy policy = PolicyReader.read("x.yaml", PolicyYaml.complete(yaml));
    assertEquals(1, policy.version());
    assertEquals(
        java.util.Map.of(
            Policy.Requirement.OWNER, Reason.Severity.BLOCK,
            Policy.Requirement.SOURCE, Reason.Severity.WARN),
        policy.require());
    Policy.TradeRule trade = Objects.requireNonNull(policy.trade());
    assertEquals(Set.of("08", "09", "10", "34"), trade.blockedCodes());
    assertEquals(Limit.parse("PT2H"), trade.omitAvailability());
    assertEquals(
        List.of(
            new Policy.CheckRule(
                null, List.of("thema:LN"), Limit.parse("P1M"), Limit.parse("P2M"))),
        policy.checks());
    assertEquals(new Limit.MissedDeliveries(1), policy.asOf());
    assertEquals(Duration.ofSeconds(30), policy.maxLifetime());
  }

  @Test
  void missesAShippedFileByName() {
    assertEquals(
        "1 problem: nowhere.yaml: is not in the program's own files",
        assertThrows(PolicyException.class, () -> ShippedPolicies.read(List.of("nowhere.yaml")))
            .getMessage());
  }

  @Test
  void writesALimitAsItIsRead() {
    assertEquals("P18M", Limit.parse("P18M").toString());
    assertEquals("PT48H", Limit.parse("PT48H").toString());
    assertEquals("2 missed deliveries", new Limit.MissedDeliveries(2).toString());
    Instant basis = Instant.parse("2026-01-31T00:00:00Z");
    assertEquals(Instant.parse("2026-02-28T00:00:00Z"), Limit.parse("P1M").from(basis));
    assertEquals(Instant.parse("2026-02-02T00:00:00Z"), Limit.parse("PT48H").from(basis));
    assertThrows(IllegalArgumentException.class, () -> new Limit.MissedDeliveries(0));
  }
}
