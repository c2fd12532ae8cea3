package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import org.colophon.catalog.IdGrammar;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.SubscriptionJson;
import org.colophon.service.webhooks.Webhooks;

/// `PUT /v1/subscriptions/{id}`: tells somebody of recalls by webhook from now on. The secret is in
/// the answer that made it, and in no other.
final class PutSubscription implements Handler {
  private final Webhooks webhooks;

  PutSubscription(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public void handle(Context ctx) {
    String id = Input.pathId(ctx, "id", text -> IdGrammar.check("subscription", text));
    URI url = Input.good(SubscriptionJson.read(Input.json(ctx)));
    switch (webhooks.put(id, url)) {
      case Webhooks.Put.Done(var subscription, var isNew) -> {
        ObjectNode body = SubscriptionJson.write(subscription);
        if (isNew) {
          body.put("secret", subscription.secret());
          ctx.header("Location", "/v1/subscriptions/" + id);
        }
        LegacyAnswer.json(ctx, isNew ? 201 : 200, body);
      }
      case Webhooks.Put.Refused(var reason) ->
          throw new ApiException(
              new ApiProblem(
                  422,
                  "target_refused",
                  "/url",
                  reason,
                  "name a public https address, or let the operator allow the host"));
    }
  }
}
