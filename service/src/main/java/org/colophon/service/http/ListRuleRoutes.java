package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.InstantSource;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRules;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.json.ListRuleJson;

/// `/v1/list-rules`: pins, boosts and exclusions of readers' lists, each with an owner and an end.
final class ListRuleRoutes {
  private final ListRules rules;
  private final Catalog catalog;
  private final InstantSource clock;

  ListRuleRoutes(ListRules rules, Catalog catalog, InstantSource clock) {
    this.rules = rules;
    this.catalog = catalog;
    this.clock = clock;
  }

  void list(Context ctx) {
    ObjectNode body = Nodes.object();
    ArrayNode all = body.putArray("rules");
    rules.all().forEach(rule -> all.add(ListRuleJson.write(rule)));
    LegacyAnswer.json(ctx, 200, body);
  }

  void put(Context ctx) {
    String id = id(ctx);
    ListRule rule = Input.good(ListRuleJson.read(id, Input.json(ctx), clock.instant()));
    checkOwner(rule);
    boolean known = rules.find(id).isPresent();
    rules.put(rule);
    LegacyAnswer.json(ctx, known ? 200 : 201, ListRuleJson.write(rule));
  }

  /// A rule that nobody answers for would stay for ever.
  private void checkOwner(ListRule rule) {
    try (CatalogView view = catalog.view()) {
      if (view.desk(rule.owner()).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("desk", rule.owner()));
      }
    }
  }

  void delete(Context ctx) {
    String id = id(ctx);
    if (!rules.remove(id)) {
      throw new ApiException(ApiProblem.unknown("rule", id));
    }
    LegacyAnswer.json(ctx, 200, Nodes.object().put("outcome", "deleted").put("id", id));
  }

  private static String id(Context ctx) {
    return Input.pathId(ctx, "id", text -> IdGrammar.check("rule", text));
  }
}
