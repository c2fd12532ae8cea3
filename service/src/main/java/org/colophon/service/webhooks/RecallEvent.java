package org.colophon.service.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.colophon.exposure.RecallNotice;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.recalls.RecallMessage;
import org.colophon.service.webhooks.Webhooks.Message;

/// A recall notice as a CloudEvent 1.0 in structured JSON, signed.
final class RecallEvent {
  static final String TYPE = "org.colophon.recommendation.recalled.v1";

  private RecallEvent() {}

  static Message message(RecallNotice notice, String secret, Instant now) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", notice.id());
    event.put("source", "/v1/governance/recalls");
    event.put("type", TYPE);
    event.put("subject", notice.item().value());
    event.put("time", notice.at().toString());
    event.put("datacontenttype", "application/json");
    event.set("data", ApiMapper.tree(RecallMessage.of(notice)));
    String body = event.toString();
    long seconds = now.getEpochSecond();
    return new Message(
        Map.of(
            "content-type",
            "application/cloudevents+json",
            "webhook-id",
            notice.id(),
            "webhook-timestamp",
            Long.toString(seconds),
            "webhook-signature",
            Signature.of(secret, notice.id(), seconds, body)),
        body);
  }
}
