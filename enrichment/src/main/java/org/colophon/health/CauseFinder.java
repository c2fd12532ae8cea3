package org.colophon.health;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.Item;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.jspecify.annotations.Nullable;

/// A finder of the cause behind each reason.
///
/// @param sources every registered one
record CauseFinder(PolicyBook policies, List<Source> sources, Purpose purpose) {
  private static final String DISAGREE = " disagree";

  /// @param facts of the item; asked for only where a reason is about a fact
  CausedReason of(Reason reason, Item item, Supplier<List<Fact>> facts) {
    FactKey fact = reason.action().fact();
    SourceId source = fact == null ? null : speaker(reason, fact, item, facts);
    return new CausedReason(reason, cause(reason, item, fact, source), source);
  }

  private Cause cause(Reason reason, Item item, @Nullable FactKey fact, @Nullable SourceId source) {
    ReasonCode code = reason.code();
    String on = reason.action().on();
    return switch (code) {
      case ON_HOLD, IMPRINT_UNKNOWN -> new Cause(code, on, null, null);
      case SOURCE_UNKNOWN -> new Cause(code, on, source(on), null);
      case FACT_FUTURE_DATED ->
          on.startsWith("source:")
              ? new Cause(code, on, source(on), null)
              : new Cause(code, "", null, null);
      case IDENTITY_CONFLICT ->
          new Cause(
              code,
              "identity:" + String.valueOf(reason.observed()).replace("|", "%7C"),
              null,
              null);
      case OWNER_MISSING -> new Cause(code, "imprint:" + item.imprint(), null, null);
      case OWNER_INACTIVE -> new Cause(code, "desk:" + reason.observed(), null, null);
      case POLICY_MISSING -> new Cause(code, "policy:" + reason.observed(), null, null);
      case FACT_MISSING, FACT_STALE, FACT_CONFLICT, FACT_UNKNOWN_CODE ->
          fact == null
              ? new Cause(code, "", null, null)
              : new Cause(code, "fact:" + word(fact), source, policy(item));
      default -> new Cause(code, "", null, null);
    };
  }

  private static String word(FactKey fact) {
    return fact.type().name().toLowerCase(Locale.ROOT);
  }

  private static SourceId source(String on) {
    return new SourceId(on.substring("source:".length()));
  }

  /// Whose statement has to change: of two that disagree the one that does not decide; else the one
  /// that is authoritative, where it has said something or nobody has.
  private SourceId speaker(Reason reason, FactKey key, Item item, Supplier<List<Fact>> facts) {
    String observed = reason.observed();
    if (observed != null && observed.endsWith(DISAGREE)) {
      return new SourceId(
          observed.substring(
              observed.indexOf(" and ") + " and ".length(), observed.length() - DISAGREE.length()));
    }
    SourceId authority =
        sources.stream()
            .filter(source -> source.decides(key.type(), item.imprint()))
            .map(Source::id)
            .findFirst()
            .orElse(null);
    List<SourceId> stated =
        facts.get().stream().filter(fact -> fact.key().equals(key)).map(Fact::source).toList();
    if (authority != null && (stated.isEmpty() || stated.contains(authority))) {
      return authority;
    }
    return stated.isEmpty() ? item.identity().source() : stated.getFirst();
  }

  /// The id of the policy that judges such items; several joined by `+`.
  private @Nullable String policy(Item item) {
    List<String> ids =
        policies.policies().stream()
            .filter(p -> p.types().contains(item.type()) && p.purposes().contains(purpose))
            .map(Policy::id)
            .toList();
    return ids.isEmpty() ? null : String.join("+", ids);
  }
}
