package org.colophon.service.http;

import org.colophon.catalog.ImprintId;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;

/// For whom a request asks.
final class Readers {
  static final String TERRITORY = "DE";

  private Readers() {}

  /// A session for an editor of the imprint in the query; without one, of no imprint.
  static GateSession editor(io.javalin.http.Context ctx, Gate gate) {
    return gate.open(Context.desk(Input.queryId(ctx, "imprint", ImprintId::new)));
  }

  static Context context(io.javalin.http.Context ctx) {
    String territory = Input.text(ctx, "territory", TERRITORY);
    try {
      Context context = Context.recommend(territory);
      return switch (Input.text(ctx, "needs_price", "false")) {
        case "true" -> context.byPrice();
        case "false" -> context;
        default ->
            throw new ApiException(
                new ApiProblem(
                    422, "bad_value", "needs_price", "is neither true nor false", "write true"));
      };
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "territory",
              String.valueOf(e.getMessage()),
              "write two capital letters, such as DE"));
    }
  }
}
