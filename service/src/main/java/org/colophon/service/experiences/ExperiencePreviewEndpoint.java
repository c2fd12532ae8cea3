package org.colophon.service.experiences;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.catalog.log.Catalog;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceStore;
import org.colophon.governance.gate.Gate;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// The preview of an experience against recorded sessions, before it is stored.
public final class ExperiencePreviewEndpoint implements Endpoint {
  private static final String DRAFT = "draft";

  private final ExperienceStore store;
  private final Gate gate;
  private final MomentReader reader;
  private final String territory;

  /// @param territory of requests that name none
  public ExperiencePreviewEndpoint(
      ExperienceStore store, Gate gate, Catalog catalog, Audiences audiences, String territory) {
    this.store = store;
    this.gate = gate;
    this.reader = new MomentReader(catalog, audiences);
    this.territory = territory;
  }

  @Override
  public String subject() {
    return "experiences";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/experiences:preview")
            .summary("Preview an experience against recorded sessions")
            .description(
                "For how many of them the draft would have been shown, which experience would win"
                    + " instead, and why it would not be shown. Nothing is counted or stored.")
            .body(SessionPreviewRequest.class, ExperienceExamples.DRAFT)
            .answer(
                Answer.json(200, "The preview.", SessionPreviewResponse.class)
                    .example(ExperienceExamples.DRAFT_PREVIEW))
            .handle(this::preview));
  }

  private Response preview(Request request) {
    SessionPreviewRequest body = request.body(SessionPreviewRequest.class);
    Instant at = body.at() == null ? request.now() : body.at().start(null);
    ExperienceRule draft = body.rule().toRule(body.id() == null ? DRAFT : body.id(), at);
    SessionPreview preview = new SessionPreview(draft, store);
    SessionPreview.Now now = new SessionPreview.Now(gate, reader, territory, request.caller(), at);
    for (int i = 0; i < body.sessions().size(); i++) {
      preview.replay(i, body.sessions().get(i), now);
    }
    return Response.ok(preview.result(body.sessions().size(), draft.limits().holdOutPercent(), at));
  }
}
