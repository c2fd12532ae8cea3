package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Obligation;
import org.colophon.governance.gate.VerdictDetails;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ReasonMessage;

/// A verdict in full, without the item's content, as JSON. Equal rulings are written alike, byte
/// for byte.
public final class RulingJson {
  private RulingJson() {}

  public static ObjectNode of(VerdictDetails ruling) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("verdict_id", ruling.id().toString());
    node.put("item", ruling.id().item().value());
    VerdictDetails.Judged judged = ruling.judged();
    if (judged != null) {
      node.put("version", judged.version());
      node.put("text_hash", judged.hashes().text());
      node.put("metadata_hash", judged.hashes().metadata());
    }
    node.put("purpose", Words.of(ruling.id().context().purpose()));
    node.set("context", context(ruling.id().context()));
    node.put("decision", Words.of(ruling.decision()));
    ArrayNode reasons = node.putArray("reasons");
    ruling.reasons().forEach(reason -> reasons.add(ApiMapper.tree(ReasonMessage.of(reason))));
    node.set("obligations", obligations(ruling.obligations()));
    node.put("evaluated_at", ruling.id().at().toString());
    Written.put(node, "valid_until", ruling.validUntil());
    Written.put(node, "next_change_at", ruling.nextChangeAt());
    node.put("facts_seq", ruling.id().seq());
    ArrayNode policy = node.putArray("policy");
    ruling.policy().forEach(policy::add);
    node.put("policy_digest", ruling.policyDigest());
    return node.put("engine", ruling.id().engine());
  }

  private static ObjectNode context(Context context) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("territory", context.territory());
    node.put("channel", context.channel());
    Written.put(node, "viewer", context.viewer());
    if (!context.audience().equals(Audience.ANYBODY)) {
      node.put("audience", context.audience().text());
    }
    return node.put("needs_price", context.needsPrice());
  }

  private static ArrayNode obligations(List<Obligation> obligations) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    for (Obligation obligation : obligations) {
      switch (obligation) {
        case Obligation.OmitClaim(var claim) ->
            node.addObject().put("type", "omit_claim").put("claim", claim);
        case Obligation.ShowAsOf(var asOf) ->
            node.addObject().put("type", "show_as_of").put("as_of", asOf.toString());
      }
    }
    return node;
  }
}
