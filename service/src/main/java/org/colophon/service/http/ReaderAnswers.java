package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.Exposure.Kept;
import org.colophon.exposure.ExposureLedger;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.jspecify.annotations.Nullable;

/// Lets lists out to readers: what was revoked between judging and writing the header is judged
/// again, and nothing goes out that was not cleared at that very instant. Thread-safe.
final class ReaderAnswers {
  /// How often a list is judged beside other work before revocations have to wait for it.
  private static final int ATTEMPTS = 2;

  private final Gate gate;
  private final ExposureLedger ledger;
  private final ResponseWriter writer;

  ReaderAnswers(Gate gate, ExposureLedger ledger, ResponseWriter writer) {
    this.gate = gate;
    this.ledger = ledger;
    this.writer = writer;
  }

  /// What is asked.
  ///
  /// @param about what the list is for, as the answer names it: `segment` or `item` and its id
  /// @param surface where it is shown; null: where the path says, and caches may keep it
  record Question(Map<String, String> about, @Nullable String surface) {
    /// Of a list that caches may keep.
    Question(String kind, String of) {
      this(Map.of(kind, of), null);
    }
  }

  /// Answers with a list that may be kept until any item's clearance ends.
  ///
  /// @param ask judges afresh each time
  void answer(Context ctx, Question question, Supplier<ReaderList> ask) {
    for (int i = 0; i < ATTEMPTS; i++) {
      ReaderList answer = ask.get();
      Recommendations list = answer.recommendations();
      Consumer<Instant> exit = exit(ctx, question, answer);
      if (gate.release(list.snapshotVersion(), list.cleared(), exit)
          || isWrittenEmpty(ctx, question, answer)) {
        return;
      }
    }
    boolean written = gate.fence().pass(() -> releaseHeld(ctx, question, ask.get()));
    if (!written && !isWrittenEmpty(ctx, question, ask.get())) {
      throw new ApiException(ApiProblem.notJudged());
    }
  }

  private boolean releaseHeld(Context ctx, Question question, ReaderList answer) {
    return gate.releaseHeld(answer.recommendations().cleared(), exit(ctx, question, answer));
  }

  /// Where nothing at all can pass, the answer is an empty list that says why; it was shown to
  /// nobody and is not written down.
  private boolean isWrittenEmpty(Context ctx, Question question, ReaderList answer) {
    List<ReasonCode> obstacles = gate.obstacles();
    if (obstacles.isEmpty()) {
      return false;
    }
    byte[] body =
        LegacyAnswer.bytes(ListJson.of(ledger.nextId(), question, answer.emptied(obstacles)));
    writer.write(ctx, new Caching(0), body);
    return true;
  }

  private Consumer<Instant> exit(Context ctx, Question question, ReaderList answer) {
    Recommendations list = answer.recommendations();
    String id = ledger.nextId();
    byte[] body = LegacyAnswer.bytes(ListJson.of(id, question, answer));
    return now -> {
      if (!ctx.method().equals(HandlerType.HEAD)) { // which shows nothing
        Kept kept = new Kept(surface(ctx, question), false, now, list.validUntil());
        ledger.record(
            Exposure.of(
                id,
                list.context(),
                kept,
                list.evaluatedAt(),
                list.snapshotVersion(),
                list.cleared()));
      }
      writer.write(ctx, caching(question, list, now), body);
    };
  }

  private static Caching caching(Question question, Recommendations list, Instant now) {
    return question.surface() == null ? Caching.until(list.validUntil(), now) : new Caching(0);
  }

  /// The path and query as asked for: under them a cache keeps the answer.
  private static String surface(Context ctx, Question question) {
    String named = question.surface();
    if (named != null) {
      return named;
    }
    String query = ctx.queryString();
    return query == null || query.isEmpty() ? ctx.path() : ctx.path() + "?" + query;
  }
}
