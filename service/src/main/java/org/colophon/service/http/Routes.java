package org.colophon.service.http;

import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.log.Catalog;
import org.colophon.service.http.Backend.Hooks;
import org.colophon.service.http.Backend.UseCases;

/// The table of routes.
final class Routes {
  private Routes() {}

  /// @param endpoints the subjects whose operations are typed
  /// @param metrics times the routes
  /// @param writer through which answers go
  static List<Route> of(
      Backend backend, List<Endpoint> endpoints, Metrics metrics, ResponseWriter writer) {
    Router router = new Router(writer, backend.useCases().runs().gate(), backend.clock());
    List<Route> routes = new ArrayList<>(router.routes(endpoints));
    routes.addAll(untyped(backend, writer));
    ClockGuard guard = new ClockGuard(backend.useCases().gate()::isClockTrusted);
    return metrics.over(guard.over(routes));
  }

  /// The routes of subjects that have no [Endpoint] yet.
  private static List<Route> untyped(Backend backend, ResponseWriter writer) {
    Catalog catalog = backend.stores().catalog();
    InstantSource clock = backend.clock();
    Hooks hooks = backend.hooks();
    UseCases use = backend.useCases();
    Writes writes = new Writes(catalog, hooks.afterWrite(), clock);
    Allowances allowances = new Allowances(catalog, writes);
    PolicyRoutes policies =
        new PolicyRoutes(use.governance().policies(), catalog, use.gate().scopes(), writes);
    Backend.Shown shown = use.governance().shown();
    Subscribers subscribers = new Subscribers(shown.webhooks().subscriptions());
    HealthRoutes governance = new HealthRoutes(use.governance().health(), use.gate(), writes);
    return List.of(
        get("/v1/items/{id}/governance", new ItemGovernance(use.gate())),
        post(
            "/v1/checks",
            new PostChecks(
                use.gate(), backend.stores().audiences(), shown.books().ledger(), writer, clock)),
        get("/v1/governance/recalls", new GetRecalls(shown.books().recalls(), clock)),
        post(
            "/v1/governance/recalls/{id}/acknowledged",
            new PostAcknowledged(shown.books().recalls(), clock)),
        get("/v1/governance/audit", new GetAudit(shown.audit(), clock)),
        get("/v1/subscriptions", subscribers::list),
        put("/v1/subscriptions/{id}", new PutSubscription(shown.webhooks())),
        get("/v1/subscriptions/{id}", subscribers::get),
        delete("/v1/subscriptions/{id}", subscribers::delete),
        get("/v1/holds", new GetHolds(catalog)),
        post("/v1/holds", new PostHold(writes, catalog, use.gate().scopes())),
        delete("/v1/holds/{id}", new DeleteHold(writes)),
        get("/v1/exceptions", allowances::getExceptions),
        post("/v1/exceptions", allowances::postException),
        delete("/v1/exceptions/{id}", allowances::deleteException),
        get("/v1/overrides", allowances::getOverrides),
        post("/v1/overrides", allowances::postOverride),
        delete("/v1/overrides/{id}", allowances::deleteOverride),
        get("/v1/policies", policies::list),
        get("/v1/policies/{id}", policies::get),
        put("/v1/policies/{id}", policies::put),
        post("/v1/policies:preview", policies::preview),
        post("/v1/policies:reload", policies::reload),
        get("/v1/governance/verdicts/{id}", new GetVerdict(use.governance().replay())),
        get("/v1/governance/report", governance::report),
        get("/v1/governance/spread", governance::spread),
        get("/v1/governance/incidents", governance::incidents),
        get("/v1/governance/gaps", new GetGaps(use.governance().health().gaps(), use.gate())),
        post("/v1/governance/incidents/{id}/actions", governance::move));
  }

  private static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  private static Route put(String path, Handler handler) {
    return new Route("PUT", path, handler);
  }

  private static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  private static Route delete(String path, Handler handler) {
    return new Route("DELETE", path, handler);
  }
}
