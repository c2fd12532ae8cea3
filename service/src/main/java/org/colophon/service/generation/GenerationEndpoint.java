package org.colophon.service.generation;

import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// Proposals of a language model about an item and about a segment.
public final class GenerationEndpoint implements Endpoint {
  private static final Parameter<ItemId> ITEM =
      Parameter.path("id", ItemId.class, "The item's id.");
  private static final Parameter<SegmentId> SEGMENT =
      Parameter.path("id", SegmentId.class, "The segment's id.");

  private static final String TEASER = "{\"task\": \"teaser\", \"variants\": 2}";
  private static final String PROPOSED =
      """
      {"task": "%s", "model": "llama3.1", "local": true, "prompt": "prompts-1", "cached": false,
       "texts": ["Ein Kutter kehrt ohne Mannschaft heim."], "ranking": [],
       "refusals": [{"code": "fact_not_found", "detail": "a number is not in the text"}],
       "valid_until": "2026-11-22T21:00:00Z"}
      """;

  private final @Nullable GenerationService service;
  private final Catalog catalog;
  private final Audiences audiences;

  /// @param service null where no endpoint of a model is configured
  public GenerationEndpoint(
      @Nullable GenerationService service, Catalog catalog, Audiences audiences) {
    this.service = service;
    this.catalog = catalog;
    this.audiences = audiences;
  }

  @Override
  public String subject() {
    return "generation";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/items/{id}/generations")
            .summary("Ask the language model for proposals about an item")
            .description(
                "Off unless an endpoint is configured. What fails or is not borne out by the text"
                    + " is in `refusals`. Nothing is stored with the item.")
            .parameters(ITEM)
            .body(GenerationRequest.class, TEASER)
            .answer(
                Answer.json(200, "The proposals.", GenerationResponse.class)
                    .example(PROPOSED.formatted("teaser")))
            .problems(404, 410)
            .handle(this::ofItem),
        Operation.post("/v1/segments/{id}/generations")
            .summary("Ask the language model for descriptions of a segment")
            .description("Off unless an endpoint is configured. Nothing is stored with it.")
            .parameters(SEGMENT)
            .body(GenerationRequest.OfSegment.class, "{\"variants\": 2}")
            .answer(
                Answer.json(200, "The proposals.", GenerationResponse.class)
                    .example(PROPOSED.formatted("describe_segment")))
            .problems(404)
            .handle(this::ofSegment));
  }

  private Response ofItem(Request request) {
    ItemId id = request.get(ITEM);
    GenerationRequest wanted = request.body(GenerationRequest.class);
    ItemVersion version;
    try (CatalogView view = catalog.view()) {
      version = Lookup.item(view, id);
    }
    GenerationService asked = service();
    Segment audience =
        wanted.segment() == null ? null : Lookup.segment(audiences, wanted.segment()).segment();
    GenerationTask task = wanted.task().toTask();
    if (task == GenerationTask.RANK_SEGMENTS && request.caller().isLimited()) {
      throw new ApiException(
          new ApiProblem(
              403,
              "imprint_not_allowed",
              "/task",
              "the task is about the segments of all imprints, and the caller sees some of them",
              "send another task, or ask somebody who sees all imprints"));
    }
    return Response.ok(
        GenerationResponse.of(
            task,
            asked.settings(),
            asked.ofItem(
                id,
                version.item().imprint(),
                task,
                audience,
                wanted.variantsOrOne(),
                request.now())));
  }

  private Response ofSegment(Request request) {
    SegmentId id = request.get(SEGMENT);
    GenerationRequest.OfSegment wanted = request.body(GenerationRequest.OfSegment.class);
    Segment segment = Lookup.segment(audiences, id).segment();
    GenerationService asked = service();
    return Response.ok(
        GenerationResponse.of(
            GenerationTask.DESCRIBE_SEGMENT,
            asked.settings(),
            asked.ofSegment(segment, wanted.variantsOrOne(), request.now())));
  }

  private GenerationService service() {
    if (service == null) {
      throw new ApiException(
          new ApiProblem(
              404,
              "generation_off",
              null,
              "this service asks no language model",
              "start it with --llm-url and --llm-model"));
    }
    return service;
  }
}
