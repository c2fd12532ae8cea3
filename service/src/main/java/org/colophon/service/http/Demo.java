package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Backend.DemoFeed;
import org.jspecify.annotations.Nullable;

/// `/v1/demo`: the simulated feed, and the plug to pull. Outside the demo there is none.
final class Demo {
  private final @Nullable DemoFeed feed;
  private final Writes writes;

  Demo(@Nullable DemoFeed feed, Writes writes) {
    this.feed = feed;
    this.writes = writes;
  }

  void get(Context ctx) {
    LegacyAnswer.json(ctx, 200, answer());
  }

  void post(Context ctx) {
    JsonNode running = Input.json(ctx).path("running");
    if (!running.isBoolean()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "wrong_type",
              "/running",
              "/running is not true or false",
              "write true or false"));
    }
    if (feed == null) {
      throw new ApiException(
          new ApiProblem(
              404, "demo_unknown", null, "this is no demo", "start it with './colophon demo'"));
    }
    feed.run(running.booleanValue());
    writes.done();
    LegacyAnswer.json(ctx, 200, answer());
  }

  private ObjectNode answer() {
    ObjectNode answer = Nodes.object().put("feed", state());
    return feed == null ? answer : answer.put("source", feed.source().value());
  }

  private String state() {
    return feed == null ? "none" : feed.running() ? "running" : "stopped";
  }
}
