package org.colophon.service.recalls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.exposure.RecallStore;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/governance/recalls`: list and acknowledge recalls of what was shown.
public final class RecallEndpoint implements Endpoint {
  private static final String PATH = "/v1/governance/recalls";
  private static final Parameter<Optional<Long>> AFTER =
      Parameter.number("after", 0, "The last number seen; 0 when absent.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 100, 1, 1_000, "The most recalls.");
  private static final Parameter<String> ID = Parameter.path("id", "The recall's id.");

  private final RecallStore recalls;

  public RecallEndpoint(RecallStore recalls) {
    this.recalls = recalls;
  }

  /// A page of recalls.
  @SchemaName("Recalls")
  record RecallsResponse(List<RecallEntry> recalls, long nextAfter) {}

  /// A request to acknowledge a recall.
  @SchemaName("Acknowledge")
  record AcknowledgementRequest(@Text(max = 100) @Description("Who acted upon it.") String by) {}

  @Override
  public String subject() {
    return "recalls";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(PATH)
            .summary("List recalls in order")
            .parameters(AFTER, LIMIT)
            .answer(
                Answer.json(200, "The recalls.", RecallsResponse.class)
                    .example("{\"recalls\": [" + RecallExamples.RECALL + "], \"next_after\": 12}"))
            .handle(this::list),
        Operation.post(PATH + "/{id}/acknowledged")
            .summary("Acknowledge a recall")
            .parameters(ID)
            .body(AcknowledgementRequest.class, "{\"by\": \"kim\"}")
            .answer(
                Answer.json(200, "The recall.", RecallEntry.class).example(RecallExamples.RECALL))
            .problems(404)
            .handle(this::acknowledge));
  }

  private Response list(Request request) {
    long after = request.get(AFTER).orElse(0L);
    List<RecallStore.Entry> found = seen(request.caller(), after, request.get(LIMIT));
    return Response.ok(
        new RecallsResponse(
            found.stream().map(entry -> RecallEntry.of(entry, request.now())).toList(),
            found.isEmpty() ? after : found.getLast().seq()));
  }

  /// The recalls that a caller sees, in order.
  private List<RecallStore.Entry> seen(Caller caller, long after, int limit) {
    List<RecallStore.Entry> seen = new ArrayList<>();
    List<RecallStore.Entry> page = recalls.after(after, limit);
    add(caller, page, limit, seen);
    while (page.size() == limit && seen.size() < limit) {
      page = recalls.after(page.getLast().seq(), limit);
      add(caller, page, limit, seen);
    }
    return seen;
  }

  private static void add(
      Caller caller, List<RecallStore.Entry> page, int limit, List<RecallStore.Entry> seen) {
    page.stream()
        .filter(entry -> caller.sees(entry.notice().imprint()))
        .limit(limit - seen.size())
        .forEach(seen::add);
  }

  private Response acknowledge(Request request) {
    String id = request.get(ID);
    if (recalls.find(id).filter(e -> request.caller().sees(e.notice().imprint())).isEmpty()) {
      throw new ApiException(ApiProblem.unknown("recall", id));
    }
    String by = request.body(AcknowledgementRequest.class).by();
    return Response.ok(
        recalls
            .acknowledge(id, by)
            .map(entry -> RecallEntry.of(entry, request.now()))
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("recall", id))));
  }
}
