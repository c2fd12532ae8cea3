package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.service.app.Backend;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

/// Stopping drops nothing that is under way.
class DrainTest {
  private static final int REQUESTS = 1;

  @Test
  void requestsUnderWayAreAnsweredBeforeTheServerEnds() throws Exception {
    CountDownLatch arrived = new CountDownLatch(REQUESTS);
    CountDownLatch released = new CountDownLatch(1);
    TestService service = new TestService();
    Backend plain = service.backend();
    Backend.Hooks slow =
        new Backend.Hooks(
            () -> {
              arrived.countDown();
              try {
                released.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            List::of,
            List.of(),
            null);
    Backend backend =
        new Backend(
            plain.stores(), plain.useCases(), plain.readers(), slow, plain.config(), plain.clock());
    HttpServer server = Endpoints.serve(HttpServer.Settings.local(0), backend, List.of());
    try (ApiClient api = new ApiClient("http://127.0.0.1:" + server.port());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String body =
            "{\"id\":\"h-%d\",\"scope\":{\"items\":[\"x\"]},\"reason\":\"r\",\"by\":\"b\"}"
                .formatted(i);
        answers.add(threads.submit(() -> api.post("/v1/holds", body)));
      }
      arrived.await();
      Future<?> closed = threads.submit(server::close);
      assertFalse(closed.isDone());
      released.countDown();
      for (Future<Answer> answer : answers) {
        assertEquals(201, answer.get().status());
      }
      closed.get();
    } finally {
      service.close();
    }
  }
}
