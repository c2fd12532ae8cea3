package org.colophon.governance.policy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.TradeState;
import org.colophon.governance.Limit;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.jspecify.annotations.Nullable;

/// A policy as resolved: every field is checked. What a policy does not name, it does not ask for;
/// embargoes, holds, recalls and corrections that are pending block whatever a policy says.
///
/// @param digest SHA-256 of the text that it was read from, in hexadecimal digits
/// @param imprints whose items it applies to; empty: everybody's
/// @param require what must be there, and how much its absence weighs
/// @param serve source states that may be served
/// @param trade what products must be like; null when the type has none
/// @param checks how old the last content check may be; all rules that apply count
/// @param asOf after this age the date must be shown beside the content; null: never
/// @param maxLifetime the longest that a response may be cached
public record Policy(
    String id,
    int version,
    String digest,
    Set<ImprintId> imprints,
    Set<ContentType> types,
    Set<Purpose> purposes,
    Map<Requirement, Reason.Severity> require,
    Set<SourceState> serve,
    @Nullable TradeRule trade,
    List<CheckRule> checks,
    @Nullable Limit asOf,
    Duration maxLifetime) {
  public Policy {
    imprints = Set.copyOf(imprints);
    types = ordered(types);
    purposes = ordered(purposes);
    require = Collections.unmodifiableMap(new TreeMap<>(require));
    serve = ordered(serve);
    checks = List.copyOf(checks);
  }

  /// In the order of the constants, so that two runs of the program say the same.
  private static <E extends Enum<E>> Set<E> ordered(Set<E> set) {
    return Collections.unmodifiableSet(new TreeSet<>(set));
  }

  /// `id@version`.
  public String label() {
    return id + "@" + version;
  }

  boolean applies(Item item, Purpose purpose) {
    return types.contains(item.type())
        && purposes.contains(purpose)
        && (imprints.isEmpty() || imprints.contains(item.imprint()));
  }

  /// A property that a policy can require of an item.
  public enum Requirement {
    /// An active desk.
    OWNER,
    /// A canonical id, or a canonical URL.
    CANONICAL,
    /// A registered source.
    SOURCE,
    /// The instant of publication.
    PUBLISHED_AT,
    /// That it is neither a duplicate of nor replaced by another item.
    ORIGINAL
  }

  /// The rule for products.
  ///
  /// @param serve trade states that may be served
  /// @param blockedCodes availability codes that keep a product out
  /// @param omitPrice when a price is too old to be shown
  /// @param omitAvailability when an availability is too old to be stated
  public record TradeRule(
      Set<TradeState> serve, Set<String> blockedCodes, Limit omitPrice, Limit omitAvailability) {
    public TradeRule {
      serve = ordered(serve);
      blockedCodes = Set.copyOf(blockedCodes);
    }
  }

  /// The maximum age of the last content check.
  ///
  /// @param olderThan applies only to items published longer ago than this; null: to all
  /// @param subjects applies only to items with a subject that starts so (`thema:LN`); empty: to
  ///   all
  /// @param warnAfter null: no warning
  /// @param blockAfter null: no block
  public record CheckRule(
      @Nullable Limit olderThan,
      List<String> subjects,
      @Nullable Limit warnAfter,
      @Nullable Limit blockAfter) {
    public CheckRule {
      subjects = List.copyOf(subjects);
    }
  }
}
