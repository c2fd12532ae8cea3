package org.colophon.service.http;

import java.time.InstantSource;
import java.util.List;
import org.colophon.service.app.Endpoints;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;

/// The table of routes, without a server.
final class TestRoutes {
  private TestRoutes() {}

  static List<Route> all() {
    TestService service = new TestService();
    try (TestAccess access = new TestAccess(service)) {
      return new Router(
              new ResponseWriter(), new PriorityGate(), new Forwarder(), InstantSource.system())
          .routes(Endpoints.of(service.backend(), new Metrics(List.of()), access.access()));
    }
  }
}
