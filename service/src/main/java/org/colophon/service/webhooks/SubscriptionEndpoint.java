package org.colophon.service.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/subscriptions`: webhook subscriptions to recalls. The secret is in the answer that made a
/// subscription, and in no other.
public final class SubscriptionEndpoint implements Endpoint {
  private static final String PATH = "/v1/subscriptions/{id}";
  private static final Parameter<String> ID = Parameter.path("id", "The subscription's id.");
  private static final Parameter<String> NEW_ID =
      Parameter.id("id", "subscription", "The subscription's id.");

  private static final String FIELDS =
      """
      "id": "cms", "url": "https://cms.example.org/recalls", "state": "active",
      "made_at": "2026-11-22T09:00:00Z"
      """;
  private static final String SUBSCRIPTION = "{" + FIELDS + "}";

  private final Webhooks webhooks;

  public SubscriptionEndpoint(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /// The webhook subscriptions.
  @SchemaName("Subscriptions")
  record SubscriptionsResponse(List<SubscriptionResponse> subscriptions) {}

  /// A new webhook subscription with its secret.
  @SchemaName("NewSubscription")
  record NewSubscriptionResponse(
      @JsonUnwrapped SubscriptionResponse subscription,
      @Description("The key that deliveries are signed with; shown this once.") String secret) {}

  @Override
  public String subject() {
    return "recalls";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/subscriptions")
            .summary("List webhook subscriptions")
            .answer(
                Answer.json(200, "The subscriptions.", SubscriptionsResponse.class)
                    .example("{\"subscriptions\": [" + SUBSCRIPTION + "]}"))
            .handle(_ -> list()),
        Operation.put(PATH)
            .summary("Create or change a webhook subscription")
            .parameters(NEW_ID)
            .body(SubscriptionRequest.class, "{\"url\": \"https://cms.example.org/recalls\"}")
            .answer(subscription("The subscription was changed."))
            .answer(
                Answer.json(201, "The subscription is new.", NewSubscriptionResponse.class)
                    .header("Location")
                    .example("{" + FIELDS + ", \"secret\": \"whsec_c2VjcmV0\"}"))
            .handle(this::put),
        Operation.get(PATH)
            .summary("Get a webhook subscription")
            .parameters(ID)
            .answer(subscription("The subscription."))
            .problems(404)
            .handle(this::get),
        Operation.delete(PATH)
            .summary("Delete a webhook subscription")
            .parameters(ID)
            .answer(
                Answer.json(200, "It was deleted.", DeletedResponse.class)
                    .example("{\"outcome\": \"deleted\", \"id\": \"cms\"}"))
            .problems(404)
            .handle(this::delete));
  }

  private static Answer subscription(String description) {
    return Answer.json(200, description, SubscriptionResponse.class).example(SUBSCRIPTION);
  }

  private Response list() {
    return Response.ok(
        new SubscriptionsResponse(
            webhooks.subscriptions().all().stream().map(SubscriptionResponse::of).toList()));
  }

  private Response put(Request request) {
    String id = request.get(NEW_ID);
    return switch (webhooks.put(id, request.body(SubscriptionRequest.class).toUri())) {
      case Webhooks.Put.Done(Subscription subscription, boolean isNew) -> {
        SubscriptionResponse answer = SubscriptionResponse.of(subscription);
        yield isNew
            ? Response.json(201, new NewSubscriptionResponse(answer, subscription.secret()))
                .header("Location", "/v1/subscriptions/" + id)
            : Response.ok(answer);
      }
      case Webhooks.Put.Refused(String reason) ->
          throw new ApiException(
              new ApiProblem(
                  422,
                  "target_refused",
                  "/url",
                  reason,
                  "send a public https address, or let the operator allow the host"));
    };
  }

  private Response get(Request request) {
    String id = request.get(ID);
    return Response.ok(
        webhooks
            .subscriptions()
            .find(id)
            .map(SubscriptionResponse::of)
            .orElseThrow(() -> unknown(id)));
  }

  private Response delete(Request request) {
    String id = request.get(ID);
    if (!webhooks.subscriptions().delete(id)) {
      throw unknown(id);
    }
    return Response.ok(DeletedResponse.of(id));
  }

  private static ApiException unknown(String id) {
    return new ApiException(ApiProblem.unknown("subscription", id));
  }
}
