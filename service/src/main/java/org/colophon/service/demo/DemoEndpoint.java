package org.colophon.service.demo;

import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/demo`: the state of the demo's simulated feed, and a switch to stop and start it.
public final class DemoEndpoint implements Endpoint {
  private static final String STATE = "{\"feed\": \"running\", \"source\": \"trade-feed\"}";

  private final @Nullable DemoFeed feed;
  private final Runnable afterWrite;

  /// @param feed null outside the demo
  /// @param afterWrite makes derived data see a write before it is answered
  public DemoEndpoint(@Nullable DemoFeed feed, Runnable afterWrite) {
    this.feed = feed;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "demo";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/demo")
            .summary("Get the state of the demo's simulated feed")
            .answer(Answer.json(200, "The state.", DemoResponse.class).example(STATE))
            .handle(_ -> Response.ok(DemoResponse.of(feed))),
        Operation.post("/v1/demo/feed")
            .summary("Stop or start the demo's simulated feed")
            .body(DemoRequest.class, "{\"running\": false}")
            .answer(Answer.json(200, "The state.", DemoResponse.class).example(STATE))
            .problems(404)
            .handle(this::run));
  }

  private Response run(Request request) {
    DemoRequest wanted = request.body(DemoRequest.class);
    if (feed == null) {
      throw new ApiException(
          new ApiProblem(
              404,
              "demo_unknown",
              null,
              "this service does not run the demo",
              "start it with './colophon demo'"));
    }
    feed.run(wanted.running());
    afterWrite.run();
    return Response.ok(DemoResponse.of(feed));
  }
}
