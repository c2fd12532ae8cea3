package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import org.colophon.service.http.Backend.Readiness;

/// `GET /health/live` and `GET /health/ready`.
final class Health {
  private final Readiness readiness;

  Health(Readiness readiness) {
    this.readiness = readiness;
  }

  /// The process answers.
  void live(Context ctx) {
    LegacyAnswer.json(ctx, 200, Nodes.object().put("status", "live"));
  }

  /// The process can do its work.
  void ready(Context ctx) {
    List<String> missing = readiness.missing();
    ObjectNode body = Nodes.object().put("status", missing.isEmpty() ? "ready" : "not_ready");
    ArrayNode reasons = body.putArray("missing");
    missing.forEach(reasons::add);
    LegacyAnswer.json(ctx, missing.isEmpty() ? 200 : 503, body);
  }
}
