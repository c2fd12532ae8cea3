package org.colophon.service.http;

import java.util.List;
import org.colophon.service.app.Endpoints;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;

/// The table of routes, without a server.
final class TestRoutes {
  private TestRoutes() {}

  static List<Route> all() {
    TestService service = new TestService();
    Backend backend = service.backend();
    try (TestAccess access = new TestAccess(service)) {
      Metrics metrics = new Metrics(List.of());
      return Routes.of(
          backend,
          Endpoints.of(backend, metrics, access.access()),
          metrics,
          new ResponseWriter());
    }
  }
}
