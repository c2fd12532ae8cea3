package org.colophon.service.http;

import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.colophon.service.api.ApiException;

/// `GET /metrics`: the durations of requests by route and status, the meters of the subjects, and
/// what the process uses, in the text format of Prometheus. No ids, no names, no words of a request
/// are in it. Thread-safe.
public final class Metrics implements Endpoint {
  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(60),
    Duration.ofMillis(150),
    Duration.ofMillis(300),
    Duration.ofMillis(450),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final List<MeterSource> sources;

  /// @param sources the meters of the subjects
  public Metrics(List<MeterSource> sources) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    this.sources = List.copyOf(sources);
    this.sources.forEach(source -> source.bindTo(registry));
  }

  /// Where subjects count.
  public MeterRegistry registry() {
    return registry;
  }

  @Override
  public String subject() {
    return "operation";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/metrics")
            .summary("Get durations of requests and other meters for Prometheus")
            .answer(Answer.text("The meters.", TEXT, "\"# TYPE colophon_run_stuck gauge\\n\""))
            .handle(_ -> scrape()));
  }

  /// The routes, each timed.
  List<Route> over(List<Route> routes) {
    return routes.stream().map(this::timed).toList();
  }

  private Route timed(Route route) {
    return new Route(
        route.method(),
        route.path(),
        ctx -> {
          Timer.Sample sample = Timer.start(registry);
          int status = 500;
          try {
            route.handler().handle(ctx);
            status = ctx.statusCode();
          } catch (ApiException e) {
            status = e.problem().status();
            throw e;
          } catch (HttpResponseException e) {
            status = e.getStatus();
            throw e;
          } finally {
            sample.stop(timer(route, status));
          }
        });
  }

  private Timer timer(Route route, int status) {
    return Timer.builder("colophon.http.requests")
        .description("Time from the first handler to the last; the body may still be on its way.")
        .tags("method", route.method(), "route", route.path(), "status", Integer.toString(status))
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  private Response scrape() {
    sources.forEach(MeterSource::refresh);
    return new Response.Complete(
        200,
        new Response.Content.Text(TEXT, registry.scrape(TEXT)),
        Map.of("Cache-Control", "no-store"));
  }
}
