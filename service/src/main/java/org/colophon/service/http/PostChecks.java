package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.governance.gate.Gate;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.json.CheckJson;

/// `POST /v1/checks`: which of many items may be sent at a send time. What will be sent is written
/// down, so that it can be recalled.
final class PostChecks implements Handler {
  private static final int ATTEMPTS = 2;

  private final Gate gate;
  private final Audiences audiences;
  private final SendTimeChecks checks;
  private final ExposureLedger ledger;
  private final ResponseWriter writer;
  private final InstantSource clock;

  PostChecks(
      Gate gate,
      Audiences audiences,
      ExposureLedger ledger,
      ResponseWriter writer,
      InstantSource clock) {
    this.gate = gate;
    this.audiences = audiences;
    this.checks = new SendTimeChecks(gate);
    this.ledger = ledger;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    Instant now = clock.instant();
    CheckJson.Request request = Input.good(CheckJson.read(Input.json(ctx), now));
    for (int i = 0; i < ATTEMPTS; i++) {
      Checked checked = check(request);
      if (gate.confirm(checked.sight(), checked.items(), exit(ctx, request, checked, now))) {
        return;
      }
    }
    boolean written =
        gate.fence()
            .pass(() -> gate.releaseHeld(List.of(), exit(ctx, request, check(request), now)));
    if (!written) {
      throw new ApiException(ApiProblem.notJudged());
    }
  }

  private Checked check(CheckJson.Request request) {
    return checks.check(request.items(), readers(request), request.sendAt());
  }

  private Consumer<Instant> exit(
      Context ctx, CheckJson.Request request, Checked checked, Instant now) {
    String id = ledger.nextId();
    ObjectNode body = Nodes.object().put("response_id", id);
    body.put("recorded", request.durable());
    body.setAll(CheckJson.write(checked));
    byte[] bytes = LegacyAnswer.bytes(body);
    return instant -> {
      if (request.durable()) {
        ledger.record(exposure(id, request, checked, now));
      }
      writer.write(ctx, new Caching(0), bytes);
    };
  }

  /// The context with the rules of the segment that it is sent to.
  private org.colophon.governance.Context readers(CheckJson.Request request) {
    org.colophon.governance.Context asked = request.context();
    if (request.segment() == null) {
      return asked;
    }
    Segment.Rules rules =
        Lookup.segment(audiences, request.segment()).segment().definition().rules();
    if (!rules.territories().isEmpty() && !rules.territories().contains(asked.territory())) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "/territory",
              "the segment's rules do not admit readers in " + asked.territory(),
              "write one of " + String.join(", ", new TreeSet<>(rules.territories()))));
    }
    return asked.withAudience(asked.audience().within(rules.ages(), rules.languages()));
  }

  private static Exposure exposure(
      String id, CheckJson.Request request, Checked checked, Instant now) {
    return new Exposure(
        id,
        request.surface(),
        checked.context(),
        true,
        now,
        request.sendAt(),
        checked.until(),
        checked.basis(),
        checked.passed());
  }
}
