package org.colophon.service.recalls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.governance.Context;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caching;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `POST /v1/checks`: check which items may be sent at a time. What will be sent is recorded, so
/// that it can be recalled.
public final class CheckEndpoint implements Endpoint {
  private final Catalog catalog;
  private final Audiences audiences;
  private final SendTimeChecks checks;
  private final ExposureLedger ledger;
  private final String territory;

  /// @param territory of a request that names none
  public CheckEndpoint(
      Catalog catalog,
      Audiences audiences,
      SendTimeChecks checks,
      ExposureLedger ledger,
      String territory) {
    this.catalog = catalog;
    this.audiences = audiences;
    this.checks = checks;
    this.ledger = ledger;
    this.territory = territory;
  }

  @Override
  public String subject() {
    return "recalls";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/checks")
            .summary("Check which items may be sent at a time")
            .description("For newsletters, campaigns and exports.")
            .body(CheckRequest.class, RecallExamples.CHECK)
            .answer(
                Answer.json(200, "The results, in the order asked for.", CheckResponse.class)
                    .example(RecallExamples.CHECKED))
            .problems(404)
            .handle(this::check));
  }

  private Response check(Request request) {
    Instant now = request.now();
    CheckRequest wanted = request.body(CheckRequest.class);
    Query query =
        new Query(
            wanted, readers(wanted, wanted.toContext(territory), now), wanted.sendTime(now), now);
    return new Response.Guarded(sender -> send(query, sender));
  }

  /// A check with its readers and times.
  private record Query(CheckRequest request, Context readers, Instant sendAt, Instant now) {}

  private void send(Query query, Response.Sender sender) {
    if (!checks.release(() -> check(query), checked -> exit(query, checked, sender))) {
      throw new ApiException(ApiProblem.notJudged());
    }
  }

  private Checked check(Query query) {
    return checks.check(query.request().items(), query.readers(), query.sendAt());
  }

  private Consumer<Instant> exit(Query query, Checked checked, Response.Sender sender) {
    String id = ledger.nextId();
    boolean durable = query.request().isDurable();
    byte[] json = ApiMapper.write(CheckResponse.of(id, durable, checked));
    return instant -> {
      if (durable) {
        ledger.record(exposure(id, query, checked));
      }
      sender.send(new Caching(0), json);
    };
  }

  /// The context with the rules of the segment that it is sent to.
  private Context readers(CheckRequest request, Context asked, Instant now) {
    if (request.segment() == null) {
      return asked;
    }
    Audiences.Stored segment = Lookup.segment(audiences, request.segment());
    if (SegmentUse.of(segment, now) instanceof SegmentUse.Unusable(var code, String reason)) {
      throw new ApiException(
          new ApiProblem(
              422,
              EnumNames.of(code),
              "/segment",
              "the segment may not be used: " + reason,
              "send to another segment"));
    }
    Segment.Rules rules = segment.segment().definition().rules();
    if (!rules.admitsTerritory(asked.territory())) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "/territory",
              "the segment's rules do not admit readers in " + asked.territory(),
              "send one of " + String.join(", ", new TreeSet<>(rules.territories()))));
    }
    checkItems(request, rules);
    return asked.withAudience(asked.audience().within(rules.ages(), rules.languages()));
  }

  /// What the segment's rules exclude for every reader is not sent to it. Ages and languages are
  /// the gate's.
  private void checkItems(CheckRequest request, Segment.Rules rules) {
    try (CatalogView view = catalog.view()) {
      for (int i = 0; i < request.items().size(); i++) {
        Optional<ItemVersion> version = view.item(request.items().get(i));
        if (version.isPresent() && !rules.admitsKind(version.get().item())) {
          throw new ApiException(
              new ApiProblem(
                  422,
                  "segment_not_here",
                  "/items/" + i,
                  "the segment's rules do not admit this type or imprint",
                  "leave the item out"));
        }
      }
    }
  }

  private static Exposure exposure(String id, Query query, Checked checked) {
    return new Exposure(
        id,
        query.request().surfaceOrUsual(),
        checked.context(),
        true,
        query.now(),
        query.sendAt(),
        checked.until(),
        checked.basis(),
        checked.passed());
  }
}
