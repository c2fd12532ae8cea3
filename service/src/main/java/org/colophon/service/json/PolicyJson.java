package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.colophon.governance.policy.Policies.Standing;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyStore.Stored;
import org.colophon.governance.policy.PolicyText;
import org.colophon.governance.rules.PolicyPreview;

/// Policies, and what a change of them would do, as JSON.
public final class PolicyJson {
  private PolicyJson() {}

  /// How the policies stand, without their texts.
  public static ObjectNode of(Standing standing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("digest", standing.book().digest());
    node.put("confirmed_at", standing.confirmedAt().toString());
    Written.put(node, "unconfirmed_since", standing.book().unconfirmedSince().orElse(null));
    ArrayNode problems = node.putArray("problems");
    standing.problems().forEach(problems::add);
    ArrayNode policies = node.putArray("policies");
    standing
        .book()
        .policies()
        .forEach(policy -> policies.add(policy(policy, standing.texts().get(policy.id()))));
    return node;
  }

  /// One policy with its text and the versions that were in force.
  public static ObjectNode of(Policy policy, Standing standing, List<Stored> versions) {
    ObjectNode node = policy(policy, standing.texts().get(policy.id()));
    versions.stream()
        .filter(stored -> stored.version() == policy.version())
        .findFirst()
        .ifPresent(stored -> node.put("yaml", stored.text().yaml()));
    ArrayNode history = node.putArray("versions");
    for (Stored stored : versions) {
      history
          .addObject()
          .put("version", stored.version())
          .put("digest", stored.digest())
          .put("origin", stored.text().origin())
          .put("stored_at", stored.storedAt().toString())
          .put("stored_by", stored.storedBy());
    }
    return node;
  }

  private static ObjectNode policy(
      Policy policy, @org.jspecify.annotations.Nullable PolicyText text) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", policy.id()).put("version", policy.version()).put("digest", policy.digest());
    if (text != null) {
      node.put("origin", text.origin());
    }
    ArrayNode imprints = node.putArray("imprints");
    policy.imprints().stream().map(Object::toString).sorted().forEach(imprints::add);
    ArrayNode types = node.putArray("content_types");
    policy.types().forEach(type -> types.add(Words.of(type)));
    ArrayNode purposes = node.putArray("purposes");
    policy.purposes().forEach(purpose -> purposes.add(Words.of(purpose)));
    return node;
  }

  /// What a change would do.
  public static ObjectNode of(PolicyPreview.Report report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("items", report.items());
    ArrayNode purposes = node.putArray("purposes");
    report
        .purposes()
        .forEach(p ->
            purposes
                .addObject()
                .put("purpose", Words.of(p.purpose()))
                .put("passes_now", p.passesNow())
                .put("passes_then", p.passesThen()));
    ArrayNode changes = node.putArray("changes");
    for (PolicyPreview.Change change : report.changes()) {
      ObjectNode entry = changes.addObject();
      entry
          .put("purpose", Words.of(change.purpose()))
          .put("imprint", change.imprint().value())
          .put("effect", Words.of(change.effect()))
          .put("code", Words.of(change.code()))
          .put("fix", change.code().fix())
          .put("items", change.items());
      ArrayNode examples = entry.putArray("examples");
      change.examples().forEach(id -> examples.add(id.value()));
    }
    return node;
  }
}
