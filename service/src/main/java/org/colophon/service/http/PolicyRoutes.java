package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
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
import org.colophon.service.json.PolicyJson;
import org.colophon.service.json.PolicyRequest;
import org.jspecify.annotations.Nullable;

/// `/v1/policies`: what the gate decides by, live.
final class PolicyRoutes {
  private final Policies policies;
  private final Catalog catalog;
  private final ScopeMatcher scopes;
  private final Writes writes;

  PolicyRoutes(Policies policies, Catalog catalog, ScopeMatcher scopes, Writes writes) {
    this.policies = policies;
    this.catalog = catalog;
    this.scopes = scopes;
    this.writes = writes;
  }

  /// `GET /v1/policies`.
  void list(Context ctx) {
    LegacyAnswer.json(ctx, 200, PolicyJson.of(policies.standing()));
  }

  /// `GET /v1/policies/{id}`.
  void get(Context ctx) {
    String id = ctx.pathParam("id");
    Policies.Standing standing = policies.standing();
    Policy policy =
        standing
            .book()
            .find(id)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("policy", id)));
    ctx.header("ETag", etag(policy));
    LegacyAnswer.json(ctx, 200, PolicyJson.of(policy, standing, policies.versions(id)));
  }

  /// `PUT /v1/policies/{id}`: in force before it is acknowledged.
  void put(Context ctx) {
    String id = ctx.pathParam("id");
    PolicyRequest request = Input.good(PolicyRequest.readPut(Input.json(ctx)));
    @Nullable String ifMatch = ctx.header("If-Match");
    boolean known = policies.current().find(id).isPresent();
    try {
      Policy policy =
          policies.put(id, request.yaml(), request.by(), current -> check(ifMatch, current));
      writes.done();
      ctx.header("ETag", etag(policy));
      Policies.Standing standing = policies.standing();
      LegacyAnswer.json(
          ctx, known ? 200 : 201, PolicyJson.of(policy, standing, policies.versions(id)));
    } catch (PolicyException e) {
      throw bad(e);
    }
  }

  /// `POST /v1/policies:preview`: what a policy would block or free, were it in force.
  void preview(Context ctx) {
    PolicyRequest request = Input.good(PolicyRequest.readPreview(Input.json(ctx)));
    try {
      PolicyBook then = policies.tried(request.yaml());
      try (CatalogView view = catalog.view()) {
        LegacyAnswer.json(
            ctx,
            200,
            PolicyJson.of(
                PolicyPreview.compare(
                    view,
                    scopes,
                    policies.current(),
                    then,
                    PolicyPreview.contexts(request.territory()),
                    writes.now())));
      }
    } catch (PolicyException e) {
      throw bad(e);
    }
  }

  /// `POST /v1/policies:reload`: reads the files now.
  void reload(Context ctx) {
    List<String> problems = policies.reload("reload");
    writes.done();
    if (!problems.isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              409,
              "policies_refused",
              null,
              String.join("; ", problems),
              "mend the files; the policies before them stay in force for three days"));
    }
    ObjectNode body = Nodes.object().put("outcome", "in_force");
    LegacyAnswer.json(ctx, 200, body.put("digest", policies.current().digest()));
  }

  private static String etag(Policy policy) {
    return "\"" + policy.version() + "-" + policy.digest().substring(0, 8) + "\"";
  }

  private static void check(@Nullable String ifMatch, Optional<Policy> current) {
    if (ifMatch == null) {
      current.ifPresent(policy -> {
        throw new ApiException(
            new ApiProblem(
                428,
                "precondition_required",
                "If-Match",
                "the policy '" + policy.id() + "' is in force as " + etag(policy),
                "read it and send its ETag as If-Match"));
      });
      return;
    }
    String etag = current.map(PolicyRoutes::etag).orElse("none");
    List<String> tags = Arrays.stream(ifMatch.split(",", -1)).map(String::strip).toList();
    if (!tags.contains(etag) && !(tags.equals(List.of("*")) && current.isPresent())) {
      throw new ApiException(
          new ApiProblem(
              412,
              "precondition_failed",
              "If-Match",
              "the policy in force is " + etag,
              "read it again and redo the change"));
    }
  }

  private static ApiException bad(PolicyException e) {
    return new ApiException(
        new ApiProblem(
            422,
            "bad_policy",
            "/yaml",
            String.join("; ", e.problems()),
            "mend what is named; nothing was changed"));
  }
}
