package org.colophon.service.http;

import io.javalin.http.Context;
import java.util.function.Supplier;
import org.colophon.governance.Gate;
import org.colophon.recommend.Recommendations;

/// Lets lists out to readers: what was revoked between judging and writing the header is judged
/// again, and nothing goes out that was not cleared at that very instant. Thread-safe.
final class ReaderAnswers {
  /// How often a list is judged beside other work before revocations have to wait for it.
  private static final int ATTEMPTS = 2;

  private final Gate gate;
  private final Doorway doorway;

  ReaderAnswers(Gate gate, Doorway doorway) {
    this.gate = gate;
    this.doorway = doorway;
  }

  /// Answers with a list that may be kept until any item's clearance ends.
  ///
  /// @param kind what the list is for: `segment` or `item`
  /// @param of its id
  /// @param ask judges afresh each time
  void answer(Context ctx, String kind, String of, Supplier<Recommendations> ask) {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (release(ctx, kind, of, ask.get())) {
        return;
      }
    }
    // nothing can be acknowledged meanwhile, so only the clock can still be against it
    boolean written = gate.fence().pass(() -> release(ctx, kind, of, ask.get()));
    if (!written) {
      release(ctx, kind, of, ask.get().emptied());
    }
  }

  private boolean release(Context ctx, String kind, String of, Recommendations list) {
    byte[] body = Answer.bytes(ListJson.of(kind, of, list));
    return gate.release(
        list.sight(),
        list.cleared(),
        now -> doorway.write(ctx, Caching.until(list.validUntil(), now), body));
  }
}
