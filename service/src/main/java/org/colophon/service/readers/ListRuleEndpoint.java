package org.colophon.service.readers;

import java.util.List;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRules;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/list-rules`: pins, boosts and exclusions of readers' lists, each with an owner and an end.
public final class ListRuleEndpoint implements Endpoint {
  private static final String PATH = "/v1/list-rules/{id}";
  private static final Parameter<String> ID = Parameter.id("id", "rule", "The rule's id.");

  private static final String RULE =
      """
      {"kind": "pin", "about": "item:hafenlicht", "place": 1, "segment": "kuestenleser",
       "owner": "desk-nordufer", "reason": "Aktion zum Erscheinen",
       "from": "2026-11-22T08:00:00Z", "until": "2026-12-01T08:00:00Z"}
      """;

  private static final String STORED =
      """
      {"id": "aktion-hafenlicht", "kind": "pin", "about": "item:hafenlicht", "place": 1,
       "segment": "kuestenleser", "owner": "desk-nordufer", "reason": "Aktion zum Erscheinen",
       "from": "2026-11-22T08:00:00Z", "until": "2026-12-01T08:00:00Z"}
      """;

  private static final String ALL =
      """
      {"rules": [%s]}
      """
          .formatted(STORED);

  private static final String DELETED =
      """
      {"outcome": "deleted", "id": "aktion-hafenlicht"}
      """;

  private final ListRules rules;
  private final Catalog catalog;

  public ListRuleEndpoint(ListRules rules, Catalog catalog) {
    this.rules = rules;
    this.catalog = catalog;
  }

  @Override
  public String subject() {
    return "readers";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/list-rules")
            .summary("List the rules of readers' lists")
            .description("Pins, boosts and exclusions by id, ended ones included.")
            .answer(Answer.json(200, "The rules.", ListRulesResponse.class).example(ALL))
            .handle(_ -> Response.ok(ListRulesResponse.of(rules.all()))),
        Operation.put(PATH)
            .summary("Pin, boost or exclude items for a time")
            .parameters(ID)
            .body(ListRuleRequest.class, RULE)
            .answer(Answer.json(200, "The rule was replaced.", ListRuleEntry.class).example(STORED))
            .answer(Answer.json(201, "The rule is new.", ListRuleEntry.class).example(STORED))
            .problems(404)
            .handle(this::put),
        Operation.delete(PATH)
            .summary("Delete a rule of readers' lists")
            .parameters(ID)
            .answer(
                Answer.json(200, "The rule was deleted.", DeletedResponse.class).example(DELETED))
            .problems(404)
            .handle(this::delete));
  }

  private Response put(Request request) {
    String id = request.get(ID);
    ListRule rule = request.body(ListRuleRequest.class).toRule(id, request.now());
    checkOwner(rule);
    boolean known = rules.find(id).isPresent();
    rules.put(rule);
    return Response.json(known ? 200 : 201, ListRuleEntry.of(rule));
  }

  /// A rule that nobody answers for would stay although nobody wants it any more.
  private void checkOwner(ListRule rule) {
    try (CatalogView view = catalog.view()) {
      DeskRecord desk =
          view.desk(rule.owner())
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("desk", rule.owner())));
      if (!desk.hasMembers()) {
        throw new ApiException(
            new ApiProblem(
                422,
                "desk_unknown",
                "/owner",
                "the desk '" + rule.owner() + "' is not active or has no members",
                "name an active desk with a member"));
      }
    }
  }

  private Response delete(Request request) {
    String id = request.get(ID);
    if (!rules.remove(id)) {
      throw new ApiException(ApiProblem.unknown("rule", id));
    }
    return Response.ok(DeletedResponse.of(id));
  }
}
