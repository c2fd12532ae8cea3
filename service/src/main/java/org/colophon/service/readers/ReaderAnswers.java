package org.colophon.service.readers;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.Exposure.Kept;
import org.colophon.exposure.ExposureLedger;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Caching;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// The way of lists out to readers: what was revoked between judging and writing the header is
/// judged again, and nothing goes out that was not cleared at that very instant. Thread-safe.
public final class ReaderAnswers {
  /// How often a list is judged beside other work before revocations have to wait for it.
  private static final int ATTEMPTS = 2;

  private final Gate gate;
  private final ExposureLedger ledger;

  public ReaderAnswers(Gate gate, ExposureLedger ledger) {
    this.gate = gate;
    this.ledger = ledger;
  }

  /// The place where a list is shown, and whether caches may keep it.
  ///
  /// @param surface where it is shown, as the ledger names it
  /// @param cacheable whether caches may keep it, until any item's clearance ends
  /// @param shown false: only the header is asked for, which shows nothing
  /// @param confined whether it is asked by somebody who sees some imprints: nothing is told of
  ///   what the gate kept out, and no cache gives the answer to others
  public record Question(String surface, boolean cacheable, boolean shown, boolean confined) {
    /// Of a list that caches may keep under the path and query as asked for.
    public static Question cacheable(Request request) {
      boolean confined = request.caller().isLimited();
      return new Question(request.pathAndQuery(), !confined, !request.isHead(), confined);
    }

    /// Of an item that the caller sees: why it is blocked is told.
    public static Question ofItem(Request request) {
      return new Question(request.pathAndQuery(), true, !request.isHead(), false);
    }

    /// Of a list for one reader, which nobody may keep.
    public static Question personal(String surface, Request request) {
      return new Question(surface, false, true, request.caller().isLimited());
    }

    Caching caching(Recommendations list, Instant now) {
      return cacheable ? Caching.until(list.validUntil(), now) : new Caching(0);
    }
  }

  /// A request as somebody may send it who sees some imprints: of what the reader saw, items that
  /// may not be shown are left out, since what repeats their texts would be left out too.
  ReaderRequest confined(ReaderRequest asked) {
    try (GateSession session = gate.open(asked.placement().context())) {
      return asked.withSeen(
          asked.activity().seen().stream()
              .filter(session::isVisible)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /// The rendering of a list under its `response_id`.
  @FunctionalInterface
  public interface Rendering {
    /// Renders a list, whose items may go out only when the answer does.
    Response.Body of(String responseId, ReaderList list);
  }

  /// Answers with a list as a JSON message.
  ///
  /// @param ask judges afresh each time
  /// @param message the message of a list under its `response_id`
  Response answer(
      Question question, Supplier<ReaderList> ask, BiFunction<String, ReaderList, Object> message) {
    return rendered(
        question,
        ask,
        (id, list) -> Response.Body.of(new Response.Content.Json(message.apply(id, list))));
  }

  /// Answers with a list in any format.
  ///
  /// @param ask judges afresh each time
  public Response.Guarded rendered(
      Question question, Supplier<ReaderList> ask, Rendering rendering) {
    Supplier<ReaderList> told = question.confined() ? () -> ask.get().withoutBlocked() : ask;
    return new Response.Guarded(
        sender -> new PendingAnswer(question, rendering, sender).write(told));
  }

  /// One answer under way.
  private final class PendingAnswer {
    private final Question question;
    private final Rendering rendering;
    private final Response.Sender sender;

    PendingAnswer(Question question, Rendering rendering, Response.Sender sender) {
      this.question = question;
      this.rendering = rendering;
      this.sender = sender;
    }

    void write(Supplier<ReaderList> ask) {
      for (int i = 0; i < ATTEMPTS; i++) {
        ReaderList answer = ask.get();
        Recommendations list = answer.recommendations();
        if (gate.release(list.snapshotVersion(), list.cleared(), exit(answer))
            || isWrittenEmpty(answer)) {
          return;
        }
      }
      boolean written = gate.fence().pass(() -> releaseHeld(ask.get()));
      if (!written && !isWrittenEmpty(ask.get())) {
        throw new ApiException(ApiProblem.notJudged());
      }
    }

    private boolean releaseHeld(ReaderList answer) {
      return gate.releaseHeld(answer.recommendations().cleared(), exit(answer));
    }

    /// Where nothing at all can pass, the answer is an empty list that says why; it was shown to
    /// nobody and is not written down.
    private boolean isWrittenEmpty(ReaderList answer) {
      List<ReasonCode> obstacles = gate.obstacles();
      if (obstacles.isEmpty()) {
        return false;
      }
      sender.send(new Caching(0), rendering.of(ledger.nextId(), answer.emptied(obstacles)));
      return true;
    }

    /// Rendered before it is let out: revocations wait from then on.
    private Consumer<Instant> exit(ReaderList answer) {
      Recommendations list = answer.recommendations();
      String id = ledger.nextId();
      Response.Body body = rendering.of(id, answer);
      return now -> {
        if (question.shown()) {
          Kept kept = new Kept(question.surface(), false, now, list.validUntil());
          ledger.record(
              Exposure.of(
                  id,
                  list.context(),
                  kept,
                  list.evaluatedAt(),
                  list.snapshotVersion(),
                  list.cleared()));
        }
        sender.send(question.caching(list, now), body);
      };
    }
  }
}
