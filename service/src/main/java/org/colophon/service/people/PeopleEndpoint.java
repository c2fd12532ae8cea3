package org.colophon.service.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.Signals;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.people.SignalsResponse.Result;
import org.jspecify.annotations.Nullable;

/// `POST /v1/signals`: what people did, belong to and agreed to; `DELETE /v1/people/{ref}`: a
/// person asks to be forgotten.
public final class PeopleEndpoint implements Endpoint {
  static final Parameter<PersonRef> REF =
      new Parameter<>(
          Parameter.Place.PATH,
          "ref",
          "The person's pseudonym.",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "string")
              .put("pattern", "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"),
          PeopleEndpoint::person);

  private static final String SIGNALS =
      """
      {"batch": [
        {"type": "identify", "messageId": "i-1", "userId": "p-0055",
         "timestamp": "2026-11-22T08:00:00Z", "traits": {"segments": ["kuestenleser"]},
         "context": {"consent": {"legalEntity": "Lindenhof Buchverlage GmbH", "source": "crm",
           "categoryPreferences": {"profiling": true, "newsletter": true}}}},
        {"type": "track", "messageId": "t-1", "userId": "p-0055", "event": "Content Viewed",
         "properties": {"item_id": "hafenlicht"}}]}
      """;

  private static final String RESULTS =
      """
      {"results": [{"line": 1, "message_id": "i-1", "outcome": "kept"},
        {"line": 2, "problem": {"code": "bad_id", "field": "/userId",
          "detail": "is not a valid pseudonym",
          "fix": "send 1 to 64 letters, digits, '_' and '-'"}}]}
      """;

  private static final String FORGOTTEN =
      """
      {"outcome": "forgotten", "rows": 12, "erased": true}
      """;

  private final Signals signals;
  private final ProductLookup products;
  private final SignalMetrics metrics;

  /// @param registry where messages are counted
  public PeopleEndpoint(Signals signals, ProductLookup products, MeterRegistry registry) {
    this.signals = signals;
    this.products = products;
    this.metrics = new SignalMetrics(registry);
  }

  @Override
  public String subject() {
    return "people";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/signals")
            .summary("Record what people did, belong to and agreed to")
            .description(
                "One message as Segment's libraries send it, or a batch. Each message has its own"
                    + " result; a bad one does not stop the others. Messages and fields that are"
                    + " not used are ignored and counted.")
            .body(SignalsRequest.class, SIGNALS)
            .answer(
                Answer.json(200, "One result a message.", SignalsResponse.class).example(RESULTS))
            .handle(this::signals),
        Operation.delete("/v1/people/{ref}")
            .summary("Forget a person")
            .description(
                "Removes the person from every table, vector, index and file before the answer,"
                    + " whether or not anything was known.")
            .parameters(REF)
            .answer(
                Answer.json(200, "The person was forgotten.", ForgottenResponse.class)
                    .example(FORGOTTEN))
            .handle(this::forget));
  }

  private Response signals(Request request) {
    return Response.ok(take(SignalsRequest.of(request.json()), request.now()));
  }

  /// Reads messages and takes those that are valid, in their order.
  ///
  /// @param now when they arrived
  public SignalsResponse take(SignalsRequest request, Instant now) {
    SenderClock clock = SenderClock.live(now).within(request.sentAt());
    SortedMap<Integer, SignalMessage> valid = new TreeMap<>();
    SortedMap<Integer, Result> results = new TreeMap<>();
    int line = 0;
    for (JsonNode message : request.messages()) {
      line++;
      try {
        valid.put(line, SignalMessageEntry.read(message, null).toMessage(clock, products));
      } catch (ApiException e) {
        results.put(line, Result.rejected(line, e));
        metrics.count(message, null, 0);
      }
    }
    Iterator<SignalOutcome> outcomes = signals.take(List.copyOf(valid.values())).iterator();
    valid.forEach((number, message) -> {
      JsonNode sent = request.messages().get(number - 1);
      SignalOutcome outcome = outcomes.next();
      int ignored = UnreadFields.count(sent);
      results.put(number, Result.taken(number, message.id(), outcome, ignored));
      metrics.count(sent, outcome, ignored);
    });
    return new SignalsResponse(List.copyOf(results.values()));
  }

  private Response forget(Request request) {
    return Response.ok(ForgottenResponse.of(signals.forget(request.get(REF))));
  }

  private static PersonRef person(@Nullable String text) {
    try {
      return new PersonRef(text == null ? "" : text);
    } catch (IllegalArgumentException e) { // which does not show the text: it may be an address
      throw new ApiException(
          new ApiProblem(
              422, "bad_id", "ref", String.valueOf(e.getMessage()), "send the person's pseudonym"));
    }
  }
}
