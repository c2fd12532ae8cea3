package org.colophon.service.api;

import java.time.Instant;
import java.util.Locale;
import org.colophon.catalog.DeskId;
import org.colophon.health.Incident;
import org.jspecify.annotations.Nullable;

/// A problem that a person has to fix.
@SchemaName("Incident")
@Description("A problem that a person has to fix: one incident for one cause.")
public record IncidentMessage(
    long id,
    @Description("The code of the cause.") String code,
    @Description("The thing that the cause is about; may be empty.") String about,
    @Nullable String source,
    @Nullable String policy,
    Incident.Check check,
    @Description("The problem in words.") String what,
    @Description("The desk that is responsible.") @Nullable DeskId owner,
    @Description("The number of items that it concerns.") int items,
    Incident.State state,
    @Description("One more each time the cause came back soon.") int cycle,
    Instant openedAt,
    Instant changedAt,
    @Nullable String changedBy) {

  public static IncidentMessage of(Incident incident) {
    String[] key = incident.key().split("\\|", -1);
    String about = part(key, 1);
    return new IncidentMessage(
        incident.id(),
        key[0].toLowerCase(Locale.ROOT),
        about == null ? "" : about,
        part(key, 2),
        part(key, 3),
        incident.check(),
        incident.what(),
        incident.owner(),
        incident.items(),
        incident.state(),
        incident.cycle(),
        incident.openedAt(),
        incident.changedAt(),
        incident.changedBy());
  }

  private static @Nullable String part(String[] key, int at) {
    return key.length > at && !key[at].isEmpty() ? key[at] : null;
  }
}
