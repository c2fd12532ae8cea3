package org.colophon.service.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.service.api.Description;
import org.colophon.service.api.OrderMessage;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// Facts that a source states between whole items, schema `colophon-facts/1`.
@SchemaName("Facts")
@Description("Facts that a source states between whole items.")
public record FactsRequest(
    @SchemaVersion(FactsRequest.SCHEMA) @Nullable String schema,
    @Description("The source that states them; it must be registered.") SourceId source,
    @Size(min = 1, max = 10_000) List<FactEntry> facts,
    @Description("When the source observed them; now when absent.") @Nullable SourceTime observedAt,
    @Description("The order key of facts that have none of their own; the next one when absent.")
        @Nullable OrderMessage order) {
  /// The schema's name as records state it.
  public static final String SCHEMA = "colophon-facts/1";

  /// What the catalogue records; it assigns the order keys that are missing.
  ///
  /// @param zone the source's zone; null when unknown
  /// @param now when the facts were observed, where nothing says it
  public Arrival toArrival(@Nullable ZoneId zone, Instant now) {
    Set<EntityRef> unordered = new HashSet<>();
    for (FactEntry fact : facts) {
      if (order == null && fact.order() == null) {
        unordered.add(fact.key().entity());
      }
    }
    Submission.Facts checked = toSubmission(new OrderKey(0, 0), now, zone);
    return unordered.isEmpty()
        ? Arrival.ordered(source, checked)
        : new Arrival(source, unordered, next -> toSubmission(next, now, zone));
  }

  /// The submission that this is.
  ///
  /// @param next the order key of facts that state none
  /// @param now when the facts were observed, where nothing says it
  /// @param zone the source's zone; null when unknown
  public Submission.Facts toSubmission(OrderKey next, Instant now, @Nullable ZoneId zone) {
    OrderKey absent = order == null ? next : order.toKey();
    Instant observed = observedAt == null ? now : observedAt.end(zone);
    FactCollector stated = new FactCollector();
    for (int i = 0; i < facts.size(); i++) {
      String pointer = "/facts/" + i;
      stated.add(facts.get(i).toFact(absent, observed, zone, pointer), pointer + "/type");
    }
    return new Submission.Facts(source, stated.all());
  }

  /// The JSON pointer of a part that the catalogue rejects.
  public static String pointer(Rejection.Path path) {
    return switch (path) {
      case Rejection.Path.OfFact(int index, var part) ->
          "/facts/"
              + index
              + switch (part) {
                case ENTITY -> "";
                case VALUE -> "/value";
                case OBSERVED_AT -> "/observed_at";
                case VALID_FROM -> "/valid_from";
                case VALID_TO -> "/valid_to";
              };
      case Rejection.Path.ObservedAt _ -> "/observed_at";
      case Rejection.Path.Source _ -> "/source";
      case Rejection.Path.Id _, Rejection.Path.Imprint _, Rejection.Path.OfProduct _ -> "";
    };
  }
}
