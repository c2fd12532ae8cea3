package org.colophon.service.security;

import static org.colophon.service.security.AccessRole.CATALOGUE_OWNER;
import static org.colophon.service.security.AccessRole.EDITOR;
import static org.colophon.service.security.AccessRole.INTEGRATION;
import static org.colophon.service.security.AccessRole.MODEL_OWNER;
import static org.colophon.service.security.AccessRole.READER;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rule of every operation: which roles may call it, and how it is confined to the imprints of
/// the caller. Admins may call every one. What has no rule may be called by nobody.
final class AccessRules {
  private static final Map<String, Rule> RULES = new HashMap<>();

  /// @param roles that may call it beside admins; null: everybody, signed in or not
  record Rule(@Nullable Set<AccessRole> roles, Scope scope) {
    boolean allows(Set<String> names) {
      return roles == null
          || names.contains(AccessRole.ADMIN.text())
          || roles.stream().anyMatch(role -> names.contains(role.text()));
    }
  }

  static {
    everybody("GET /health/live");
    everybody("GET /health/ready");
    everybody("GET /openapi.json");
    everybody("GET /v1/session");
    everybody("GET /sign-in");
    everybody("POST /sign-in");
    everybody("GET /sign-in/provider");
    everybody("GET /sign-in/provider/callback");
    everybody("POST /sign-out");
    rule("GET /metrics", Scope.EVERYTHING, CATALOGUE_OWNER, MODEL_OWNER, INTEGRATION);

    // what readers are shown
    rule("GET /v1/segments/{id}/recommendations", Scope.SEGMENT, READER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/recommendations", Scope.MESSAGE, READER, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/related", Scope.ITEM, READER, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/search", Scope.ANSWER, READER, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/cleared", Scope.ITEM, READER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/experiences:next", Scope.ANSWER, READER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/experiences:outcome", Scope.NOTHING, READER);
    rule("POST /v1/checks", Scope.MESSAGE, READER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/feedback", Scope.NOTHING, READER);
    rule("GET /v1/changes", Scope.ANSWER, READER, CATALOGUE_OWNER, INTEGRATION);
    rule("GET /v1/governance/recalls", Scope.ANSWER, READER, EDITOR, CATALOGUE_OWNER);
    rule(
        "POST /v1/governance/recalls/{id}/acknowledged",
        Scope.ANSWER,
        READER,
        EDITOR,
        CATALOGUE_OWNER);

    rule("GET /v1/segments/{id}/feed", Scope.SEGMENT, READER, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/json-ld", Scope.ITEM, READER, EDITOR, CATALOGUE_OWNER);

    // what others keep
    rule("GET /v1/exports/onix", Scope.QUERY, EDITOR, CATALOGUE_OWNER, INTEGRATION);
    rule("GET /v1/exports/catalogue", Scope.QUERY, EDITOR, CATALOGUE_OWNER, INTEGRATION);
    rule("GET /v1/items/{id}/accepted", Scope.ITEM, EDITOR, CATALOGUE_OWNER, INTEGRATION);

    // assistants; what they call has its own rule
    rule("POST /mcp", Scope.NOTHING, READER, EDITOR, CATALOGUE_OWNER, MODEL_OWNER, INTEGRATION);

    // items and facts
    rule("GET /v1/items", Scope.QUERY, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/items:count", Scope.QUERY, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/items/{id}", Scope.ITEM, EDITOR, CATALOGUE_OWNER, MODEL_OWNER, INTEGRATION);
    rule("PUT /v1/items/{id}", Scope.ITEM, EDITOR, CATALOGUE_OWNER, INTEGRATION);
    rule("PATCH /v1/items/{id}", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("DELETE /v1/items/{id}", Scope.ITEM, CATALOGUE_OWNER, INTEGRATION);
    rule("POST /v1/items:batch", Scope.MESSAGE, CATALOGUE_OWNER, INTEGRATION);
    rule("POST /v1/facts", Scope.MESSAGE, EDITOR, CATALOGUE_OWNER, INTEGRATION);
    rule("POST /v1/items/{id}/confirmations", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/items/{id}/checked", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/repairs", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/duplicates", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/items/{id}/governance", Scope.ITEM, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("POST /v1/documents:read", Scope.NOTHING, EDITOR, CATALOGUE_OWNER);

    // proposals of a language model
    rule("POST /v1/items/{id}/generations", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/segments/{id}/generations", Scope.SEGMENT, EDITOR, CATALOGUE_OWNER);

    // suggestions
    rule("POST /v1/suggestions", Scope.MESSAGE, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/items/{id}/suggestions", Scope.ITEM, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("POST /v1/items/{id}/decisions", Scope.ITEM, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/desks/{id}/decided", Scope.DESK, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/desks/{id}/queue", Scope.DESK, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/events", Scope.ANSWER, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/imprints", Scope.ANSWER, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);

    // segments, list rules, people
    rule("GET /v1/segments", Scope.ANSWER, EDITOR, CATALOGUE_OWNER, MODEL_OWNER, INTEGRATION);
    rule("GET /v1/segments:answers", Scope.ANSWER, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/segments/{id}", Scope.SEGMENT, EDITOR, CATALOGUE_OWNER, MODEL_OWNER, INTEGRATION);
    rule("PUT /v1/segments/{id}", Scope.SEGMENT, CATALOGUE_OWNER, INTEGRATION);
    rule("GET /v1/list-rules", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("PUT /v1/list-rules/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("DELETE /v1/list-rules/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("GET /v1/experiences", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/experiences/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("PUT /v1/experiences/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("DELETE /v1/experiences/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/experiences/{id}/result", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/experiences:result", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/experiences:preview", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("PUT /v1/campaigns/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns/{id}/reach", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns/{id}/preview", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/freeze", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/approve", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/send", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/pause", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/cancel", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/campaigns/{id}/recall", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns/{id}/result", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/campaigns/{id}/messages", Scope.EVERYTHING, CATALOGUE_OWNER, INTEGRATION);
    rule("POST /v1/previews", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/triggers", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("PUT /v1/triggers/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("GET /v1/triggers/{id}/preview", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/triggers/{id}/pause", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/triggers/{id}/resume", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("DELETE /v1/triggers/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("POST /v1/outbox:claim", Scope.EVERYTHING, INTEGRATION);
    rule("GET /v1/outbox:recalled", Scope.EVERYTHING, INTEGRATION);
    rule("POST /v1/outbox:settle", Scope.EVERYTHING, INTEGRATION);
    rule(
        "PUT /v1/people/{ref}/suppressions/{channel}", Scope.NOTHING, CATALOGUE_OWNER, INTEGRATION);
    rule(
        "DELETE /v1/people/{ref}/suppressions/{channel}",
        Scope.EVERYTHING,
        CATALOGUE_OWNER,
        INTEGRATION);
    rule("POST /v1/signals", Scope.NOTHING, INTEGRATION);
    rule("GET /v1/crm", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/crm:sync", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("DELETE /v1/people/{ref}", Scope.NOTHING, CATALOGUE_OWNER, INTEGRATION);

    // what the gate decides by
    rule("GET /v1/holds", Scope.ANSWER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/holds", Scope.MESSAGE, EDITOR, CATALOGUE_OWNER);
    rule("DELETE /v1/holds/{id}", Scope.ANSWER, CATALOGUE_OWNER);
    rule("GET /v1/exceptions", Scope.ANSWER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/exceptions", Scope.MESSAGE, CATALOGUE_OWNER);
    rule("DELETE /v1/exceptions/{id}", Scope.ANSWER, CATALOGUE_OWNER);
    rule("GET /v1/overrides", Scope.ANSWER, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/overrides", Scope.MESSAGE, CATALOGUE_OWNER);
    rule("DELETE /v1/overrides/{id}", Scope.ANSWER, CATALOGUE_OWNER);
    rule("GET /v1/policies", Scope.NOTHING, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/policies/{id}", Scope.NOTHING, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("PUT /v1/policies/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("POST /v1/policies:preview", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("POST /v1/policies:reload", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("GET /v1/governance/verdicts/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);

    // the health of the catalogue
    rule("GET /v1/governance/report", Scope.QUERY, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/governance/outlook", Scope.QUERY, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/governance/spread", Scope.QUERY, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/governance/incidents", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("POST /v1/governance/incidents/{id}/actions", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/governance/gaps", Scope.QUERY, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("GET /v1/governance/radar", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/governance/duplicates", Scope.QUERY, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/governance/statements", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/governance/audit", Scope.EVERYTHING, CATALOGUE_OWNER);

    // sources and those who are told
    rule("GET /v1/sources", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
    rule("GET /v1/sources/{id}", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER, INTEGRATION);
    rule("PUT /v1/sources/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("POST /v1/sources/{id}/deliveries", Scope.NOTHING, CATALOGUE_OWNER, INTEGRATION);
    rule("POST /v1/sources/{id}/heartbeats", Scope.NOTHING, CATALOGUE_OWNER, INTEGRATION);
    rule("PUT /v1/imprints/{id}", Scope.IMPRINT, CATALOGUE_OWNER);
    rule("GET /v1/subscriptions", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("GET /v1/subscriptions/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("PUT /v1/subscriptions/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);
    rule("DELETE /v1/subscriptions/{id}", Scope.EVERYTHING, CATALOGUE_OWNER);

    // runs over the catalogue
    runs("GET /v1/runs");
    runs("GET /v1/runs/{id}");
    runs("GET /v1/runs/{id}/diff");
    runs("GET /v1/runs/{id}/set-aside");
    runs("GET /v1/runs/{id}/report");
    runs("POST /v1/runs");
    runs("POST /v1/runs/{id}/resume");
    runs("POST /v1/runs/{id}/pause");
    runs("POST /v1/runs/{id}/cancel");
    runs("POST /v1/runs/{id}/roll-back");
    runs("POST /v1/runs/{id}/approve");

    // labelled samples
    rule("GET /v1/learning", Scope.EVERYTHING, EDITOR, MODEL_OWNER);
    rule("POST /v1/learning:train", Scope.EVERYTHING, MODEL_OWNER);
    rule("POST /v1/learning:rollback", Scope.EVERYTHING, MODEL_OWNER);
    rule("GET /v1/labellings", Scope.EVERYTHING, EDITOR, MODEL_OWNER);
    rule("POST /v1/labellings", Scope.EVERYTHING, MODEL_OWNER);
    rule("GET /v1/labellings/{id}", Scope.EVERYTHING, EDITOR, MODEL_OWNER);
    rule("GET /v1/labellings/{id}/next", Scope.EVERYTHING, EDITOR, MODEL_OWNER);
    rule("POST /v1/labellings/{id}/labels", Scope.EVERYTHING, EDITOR, MODEL_OWNER);
    rule("GET /v1/labellings/{id}/agreement", Scope.EVERYTHING, MODEL_OWNER);
    rule("GET /v1/labellings/{id}/gold", Scope.EVERYTHING, MODEL_OWNER);

    // access itself: admins alone
    rule("GET /v1/keys", Scope.EVERYTHING);
    rule("POST /v1/keys", Scope.EVERYTHING);
    rule("POST /v1/keys/{id}/rotate", Scope.EVERYTHING);
    rule("DELETE /v1/keys/{id}", Scope.EVERYTHING);
    rule("GET /v1/accounts", Scope.EVERYTHING);
    rule("PUT /v1/accounts/{name}", Scope.EVERYTHING);
    rule("DELETE /v1/accounts/{name}", Scope.EVERYTHING);

    // the demo
    rule("GET /v1/demo", Scope.NOTHING, EDITOR, CATALOGUE_OWNER, MODEL_OWNER);
    rule("POST /v1/demo/feed", Scope.EVERYTHING, EDITOR, CATALOGUE_OWNER);
  }

  private AccessRules() {}

  private static void everybody(String operation) {
    put(operation, new Rule(null, Scope.NOTHING));
  }

  private static void runs(String operation) {
    rule(operation, Scope.EVERYTHING, CATALOGUE_OWNER, MODEL_OWNER);
  }

  private static void rule(String operation, Scope scope, AccessRole... roles) {
    Set<AccessRole> allowed = EnumSet.noneOf(AccessRole.class);
    for (AccessRole role : roles) {
      allowed.add(role);
    }
    put(operation, new Rule(allowed, scope));
  }

  private static void put(String operation, Rule rule) {
    if (RULES.put(operation, rule) != null) {
      throw new IllegalStateException(operation + " has two rules");
    }
  }

  /// The rule of a route; empty where there is none. Pages and their files hold no data: everybody
  /// may read them.
  static Optional<Rule> of(String method, String path) {
    boolean page = path.equals("/") || path.startsWith("/web/") || path.endsWith(".html");
    return page && method.equals("GET")
        ? Optional.of(new Rule(null, Scope.NOTHING))
        : Optional.ofNullable(RULES.get(method + " " + path));
  }

  /// The operations that have a rule, such as `GET /v1/items/{id}`.
  static Set<String> operations() {
    return Set.copyOf(RULES.keySet());
  }
}
