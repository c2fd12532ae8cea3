package org.colophon.service.recalls;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.exposure.ShadowAudit;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `GET /v1/governance/audit`: judge past answers again with what is known now.
public final class AuditEndpoint implements Endpoint {
  private static final Duration USUAL = Duration.ofDays(1);
  private static final Parameter<Optional<String>> FROM =
      Parameter.query("from", "An instant in UTC; a day before the end when absent.");
  private static final Parameter<Optional<String>> UNTIL =
      Parameter.query("until", "An instant in UTC; now when absent.");

  private final ShadowAudit audit;

  public AuditEndpoint(ShadowAudit audit) {
    this.audit = audit;
  }

  @Override
  public String subject() {
    return "recalls";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/audit")
            .summary("Judge past answers again with what is known now")
            .parameters(FROM, UNTIL)
            .answer(
                Answer.json(200, "The result.", AuditResponse.class).example(RecallExamples.AUDIT))
            .handle(this::judge));
  }

  private Response judge(Request request) {
    Instant until = instant("until", request.get(UNTIL), request.now());
    Instant from = instant("from", request.get(FROM), until.minus(USUAL));
    return Response.ok(AuditResponse.of(audit.run(from, until)));
  }

  private static Instant instant(String name, Optional<String> text, Instant absent) {
    try {
      return text.map(Instant::parse).orElse(absent);
    } catch (DateTimeException _) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_date",
              name,
              name + ": " + Excerpt.of(text.orElse("")) + " is not a valid instant",
              "send one in UTC such as " + absent));
    }
  }
}
