package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.colophon.governance.Claim;
import org.colophon.governance.Clearance;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.gate.Cleared;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.json.Words;

/// Cleared items as JSON: only what the gate lets out.
final class ClearedJson {
  private ClearedJson() {}

  /// For readers.
  static ObjectNode of(Recommended entry) {
    Cleared item = entry.item();
    ObjectNode node = brief(entry);
    node.put("version", item.version());
    node.put("valid_until", item.terms().validUntil().toString());
    node.put("verdict_id", item.terms().verdict().toString());
    Nodes.put(node, "subtitle", item.subtitle().orElse(null));
    node.put("language", item.language());
    node.put("imprint", item.imprint().value());
    ArrayNode credits = node.putArray("contributors");
    item.credits()
        .forEach(
            credit -> credits.addObject().put("name", credit.name()).put("role", credit.role()));
    ArrayNode subjects = node.putArray("subjects");
    item.subjects().forEach(subject -> subjects.add(subject.toString()));
    Nodes.put(node, "url", item.canonicalUrl().orElse(null));
    Nodes.put(node, "published_at", item.publishedAt().orElse(null));
    item.offer().ifPresent(offer -> node.set("offer", offer(offer)));
    ArrayNode claims = node.putArray("claims");
    item.claims().forEach(claim -> claims.add(claim(claim)));
    obligations(node, item.terms());
    return node;
  }

  /// For an editor who compares titles.
  static ObjectNode brief(Recommended entry) {
    Cleared item = entry.item();
    ObjectNode node = Nodes.object();
    node.put("id", item.id().value());
    node.put("title", item.title());
    node.put("content_type", Words.of(item.type()));
    node.put("score", Nodes.rounded(entry.score()));
    node.put("why", entry.why());
    return node;
  }

  private static ObjectNode offer(Offer offer) {
    ObjectNode node = Nodes.object();
    node.put("product", offer.product().value());
    Nodes.put(node, "isbn13", offer.isbn13());
    node.put("form", Words.of(offer.form()));
    node.put("availability", Words.of(offer.availability()));
    if (offer.price() != null) {
      node.putObject("price")
          .put("amount", offer.price().amount().toPlainString())
          .put("currency", offer.price().currency().getCurrencyCode());
    }
    Nodes.put(node, "appears_on", offer.appearsOn());
    return node;
  }

  private static ObjectNode claim(Claim claim) {
    ObjectNode node = Nodes.object();
    node.put("kind", Words.of(claim.kind()));
    node.put("name", claim.name());
    Nodes.put(node, "text", claim.text());
    Nodes.put(node, "until", claim.until());
    return node;
  }

  private static void obligations(ObjectNode node, Clearance terms) {
    ArrayNode leftOut = node.putArray("left_out");
    for (Obligation obligation : terms.obligations()) {
      switch (obligation) {
        case Obligation.OmitClaim(var claim) -> leftOut.add(claim);
        case Obligation.ShowAsOf(var asOf) -> node.put("as_of", asOf.toString());
      }
    }
  }
}
