package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.SubscriptionJson;
import org.colophon.service.webhooks.Subscriptions;

/// `/v1/subscriptions`: who is told by webhook, and how it goes.
final class Subscribers {
  private final Subscriptions subscriptions;

  Subscribers(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  void list(Context ctx) {
    ObjectNode body = Nodes.object();
    ArrayNode array = body.putArray("subscriptions");
    subscriptions.all().forEach(subscription -> array.add(SubscriptionJson.write(subscription)));
    LegacyAnswer.json(ctx, 200, body);
  }

  void get(Context ctx) {
    String id = ctx.pathParam("id");
    LegacyAnswer.json(
        ctx,
        200,
        subscriptions
            .find(id)
            .map(SubscriptionJson::write)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("subscription", id))));
  }

  void delete(Context ctx) {
    String id = ctx.pathParam("id");
    if (!subscriptions.delete(id)) {
      throw new ApiException(ApiProblem.unknown("subscription", id));
    }
    LegacyAnswer.json(ctx, 200, Nodes.object().put("outcome", "deleted").put("id", id));
  }
}
