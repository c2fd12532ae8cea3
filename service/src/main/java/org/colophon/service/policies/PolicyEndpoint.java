package org.colophon.service.policies;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.policy.Policies;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyException;
import org.colophon.governance.rules.PolicyPreview;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.IfMatch;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/policies`: the policies of the gate, live.
public final class PolicyEndpoint implements Endpoint {
  private static final String PATH = "/v1/policies/{id}";
  private static final Parameter<String> ID = Parameter.path("id", "The policy's id.");
  private static final Parameter<Optional<String>> IF_MATCH =
      Parameter.header("If-Match", "The ETag of the version that is replaced.");

  private final Policies policies;
  private final Catalog catalog;
  private final ScopeMatcher scopes;
  private final Runnable afterWrite;
  private final String territory;

  /// @param afterWrite makes derived data see a write before it is answered
  /// @param territory of a preview that names none
  public PolicyEndpoint(
      Policies policies,
      Catalog catalog,
      ScopeMatcher scopes,
      Runnable afterWrite,
      String territory) {
    this.policies = policies;
    this.catalog = catalog;
    this.scopes = scopes;
    this.afterWrite = afterWrite;
    this.territory = territory;
  }

  /// The confirmation that policy files are in force.
  @SchemaName("Reloaded")
  record ReloadedResponse(Outcome outcome, String digest) {
    /// The one outcome.
    enum Outcome {
      IN_FORCE
    }
  }

  @Override
  public String subject() {
    return "policies";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/policies")
            .summary("List policies in force and the state of their files")
            .answer(
                Answer.json(200, "The policies.", PoliciesResponse.class)
                    .example(PolicyExamples.POLICIES))
            .handle(_ -> Response.ok(PoliciesResponse.of(policies.standing()))),
        Operation.get(PATH)
            .summary("Get a policy with its text and versions")
            .parameters(ID)
            .answer(policy(200, "The policy."))
            .problems(404)
            .handle(this::get),
        Operation.put(PATH)
            .summary("Put a policy in force")
            .description("It is in force when this answers.")
            .parameters(ID, IF_MATCH)
            .body(PolicyRequest.class, PolicyExamples.PUT)
            .answer(policy(200, "The policy was replaced."))
            .answer(policy(201, "The policy is new."))
            .problems(412, 428)
            .handle(this::put),
        Operation.post("/v1/policies:preview")
            .summary("List the items that a policy would block or free")
            .body(PreviewRequest.class, PolicyExamples.TRY)
            .answer(
                Answer.json(200, "The effect.", PolicyPreviewResponse.class)
                    .example(PolicyExamples.PREVIEW))
            .handle(this::preview),
        Operation.post("/v1/policies:reload")
            .summary("Read the policy files now")
            .answer(
                Answer.json(200, "They are in force.", ReloadedResponse.class)
                    .example("{\"outcome\": \"in_force\", \"digest\": \"5f2c8a1b\"}"))
            .problems(409)
            .handle(_ -> reload()));
  }

  private static Answer policy(int status, String description) {
    return Answer.json(status, description, PolicyResponse.class)
        .header("ETag")
        .example(PolicyExamples.POLICY);
  }

  private Response get(Request request) {
    String id = request.get(ID);
    Policies.Standing standing = policies.standing();
    Policy policy =
        standing
            .book()
            .find(id)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("policy", id)));
    return answer(200, policy, standing);
  }

  private Response put(Request request) {
    String id = request.get(ID);
    PolicyRequest wanted = request.body(PolicyRequest.class);
    IfMatch ifMatch = IfMatch.of(request.get(IF_MATCH));
    boolean known = policies.current().find(id).isPresent();
    try {
      Policy policy =
          policies.put(
              id, wanted.yaml().textValue(), wanted.by(), current -> check(ifMatch, current));
      afterWrite.run();
      return answer(known ? 200 : 201, policy, policies.standing());
    } catch (PolicyException e) {
      throw invalid(e);
    }
  }

  private Response answer(int status, Policy policy, Policies.Standing standing) {
    return Response.json(
            status, PolicyResponse.of(policy, standing, policies.versions(policy.id())))
        .header("ETag", etag(policy));
  }

  private Response preview(Request request) {
    PreviewRequest wanted = request.body(PreviewRequest.class);
    String readers = wanted.territory() == null ? territory : wanted.territory();
    try (CatalogView view = catalog.view()) {
      PolicyBook then = policies.tried(wanted.yaml().textValue());
      return Response.ok(
          PolicyPreviewResponse.of(
              PolicyPreview.compare(
                  view,
                  scopes,
                  policies.current(),
                  then,
                  PolicyPreview.contexts(readers),
                  request.now())));
    } catch (PolicyException e) {
      throw invalid(e);
    }
  }

  private Response reload() {
    List<String> problems = policies.reload("reload");
    afterWrite.run();
    if (!problems.isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              409,
              "policies_refused",
              null,
              String.join("; ", problems),
              "correct the files; the policies before them stay in force for three days"));
    }
    return Response.ok(
        new ReloadedResponse(ReloadedResponse.Outcome.IN_FORCE, policies.current().digest()));
  }

  private static String etag(Policy policy) {
    return "\"" + policy.version() + "-" + policy.digest().substring(0, 8) + "\"";
  }

  private static void check(IfMatch ifMatch, Optional<Policy> current) {
    current.ifPresent(policy ->
        ifMatch.require("the policy '" + policy.id() + "' is in force as " + etag(policy)));
    ifMatch.check(current.map(PolicyEndpoint::etag).orElse(null), "the policy in force");
  }

  private static ApiException invalid(PolicyException e) {
    return new ApiException(
        new ApiProblem(
            422,
            "bad_policy",
            "/yaml",
            String.join("; ", e.problems()),
            "correct what is named; nothing was changed"));
  }
}
