package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.webhooks.Subscription;

/// A subscription as JSON, without its secret.
public final class SubscriptionJson {
  private SubscriptionJson() {}

  /// Reads where webhooks shall go.
  public static Reading<URI> read(JsonNode node) {
    return Fault.reading(() -> {
      String url = Fields.of(node, "", Set.of("url"), Times.stated(null)).text("url", 2_000);
      try {
        return new URI(url);
      } catch (URISyntaxException e) {
        throw new Fault(Code.BAD_URL, "/url", "is no URL", "write https://host/path");
      }
    });
  }

  public static ObjectNode write(Subscription subscription) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", subscription.id());
    node.put("url", subscription.url().toString());
    node.put("state", Words.of(subscription.state()));
    node.put("made_at", subscription.madeAt().toString());
    Written.put(node, "failing_since", subscription.failingSince());
    Written.put(node, "last_error", subscription.lastError());
    return node;
  }
}
