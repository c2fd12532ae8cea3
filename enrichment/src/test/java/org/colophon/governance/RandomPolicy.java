package org.colophon.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.testing.PolicyYaml;

/// A random policy for everything that readers see, and the same made tighter in one respect.
///
/// @param require 0 nothing, 1 warn, 2 block
/// @param blockedCodes how many of the availability codes are blocked
/// @param missed deliveries after which a price is left out
/// @param checkMonths after so many months without a look: 0 never blocks
public record RandomPolicy(
    Map<String, Integer> require,
    List<String> serve,
    List<String> tradeServe,
    int blockedCodes,
    int missed,
    int checkMonths) {
  private static final List<String> REQUIREMENTS =
      List.of("owner", "canonical", "source", "published_at", "original");
  private static final List<String> STATES = List.of("draft", "scheduled", "published", "withheld");
  private static final List<String> TRADE =
      List.of("announced", "forthcoming", "active", "out_of_stock");
  private static final List<String> CODES = List.of("34", "43", "31", "10", "21", "20");

  public RandomPolicy {
    require = Map.copyOf(require);
    serve = List.copyOf(serve);
    tradeServe = List.copyOf(tradeServe);
  }

  public static RandomPolicy of(Random random) {
    Map<String, Integer> require = new TreeMap<>();
    REQUIREMENTS.forEach(what -> require.put(what, random.nextInt(3)));
    return new RandomPolicy(
        require,
        STATES.subList(random.nextInt(3), STATES.size()),
        TRADE.subList(random.nextInt(3), TRADE.size()),
        random.nextInt(4),
        1 + random.nextInt(5),
        random.nextInt(3) * 12);
  }

  RandomPolicy tightened(Random random) {
    Map<String, Integer> more = new TreeMap<>(require);
    more.merge(
        REQUIREMENTS.get(random.nextInt(REQUIREMENTS.size())), 1, (a, b) -> Math.min(2, a + b));
    return switch (random.nextInt(6)) {
      case 0 -> new RandomPolicy(more, serve, tradeServe, blockedCodes, missed, checkMonths);
      case 1 ->
          new RandomPolicy(require, fewer(serve), tradeServe, blockedCodes, missed, checkMonths);
      case 2 ->
          new RandomPolicy(require, serve, fewer(tradeServe), blockedCodes, missed, checkMonths);
      case 3 -> new RandomPolicy(require, serve, tradeServe, blockedCodes + 2, missed, checkMonths);
      case 4 -> new RandomPolicy(require, serve, tradeServe, blockedCodes, 1, checkMonths);
      default ->
          new RandomPolicy(
              require,
              serve,
              tradeServe,
              blockedCodes,
              missed,
              checkMonths == 0 ? 24 : Math.max(6, checkMonths - 6));
    };
  }

  private static List<String> fewer(List<String> words) {
    return words.subList(0, Math.max(1, words.size() - 1));
  }

  PolicyBook book() {
    return new PolicyBook(List.of(PolicyReader.read("random.yaml", PolicyYaml.complete(yaml()))));
  }

  public String yaml() {
    List<String> required = new ArrayList<>();
    new TreeMap<>(require)
        .forEach((what, weight) -> {
          if (weight > 0) {
            required.add(what + ": " + (weight == 1 ? "warn" : "block"));
          }
        });
    String codes =
        String.join(
            ", ", CODES.subList(0, blockedCodes).stream().map(c -> "\"" + c + "\"").toList());
    String check = checkMonths == 0 ? "" : "checks: [{block_after: P" + checkMonths + "M}]\n";
    return """
    id: random
    version: 1
    content_types: [book, news, guide, archive, page]
    purposes: [recommend]
    require: {%s}
    serve: [%s]
    trade:
      serve: [%s]
      blocked_codes: [%s]
      omit_price_after: {missed_deliveries: %d}
      omit_availability_after: {missed_deliveries: %d}
    %scache: {max_lifetime: PT60S}
    """
        .formatted(
            String.join(", ", required),
            String.join(", ", serve),
            String.join(", ", tradeServe),
            codes,
            missed,
            missed,
            check);
  }
}
