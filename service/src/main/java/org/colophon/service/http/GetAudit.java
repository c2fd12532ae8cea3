package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.colophon.exposure.ShadowAudit;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.AuditJson;

/// `GET /v1/governance/audit`: judges past exposures again, with what is known now.
final class GetAudit implements Handler {
  private static final Duration USUAL = Duration.ofDays(1);

  private final ShadowAudit audit;
  private final InstantSource clock;

  GetAudit(ShadowAudit audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    Instant now = clock.instant();
    Instant until = instant(ctx, "until", now);
    Instant from = instant(ctx, "from", until.minus(USUAL));
    LegacyAnswer.json(ctx, 200, AuditJson.write(audit.run(from, until)));
  }

  private static Instant instant(Context ctx, String name, Instant absent) {
    String text = Input.text(ctx, name, absent.toString());
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_date",
              name,
              "'" + text + "' is no instant",
              "write one in UTC, such as " + absent));
    }
  }
}
