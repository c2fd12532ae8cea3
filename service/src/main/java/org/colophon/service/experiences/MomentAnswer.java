package org.colophon.service.experiences;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.experience.ExperienceChoice;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut;
import org.colophon.experience.SessionState;
import org.colophon.recommend.ReaderList;
import org.colophon.service.experiences.ExperienceJudge.Judged;
import org.colophon.service.experiences.MomentReader.ReadMoment;
import org.colophon.service.experiences.NextResponse.PassedOverEntry;
import org.colophon.service.experiences.NextResponse.ShownEntry;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// An answer to one visitor under way: each time it is judged, what is counted and what the session
/// remembers follow from that judgement. Not thread-safe.
final class MomentAnswer {
  private static final PassedOverEntry NOTHING_PASSES =
      new PassedOverEntry(
          "*", "NOTHING_PASSES", "nothing passes the gate now, whatever it is", List.of());

  private final ReadMoment read;
  private final SessionTokens tokens;
  private final HoldOut holdOut;
  private Judged judged;
  private List<Count> counts = List.of();

  MomentAnswer(ReadMoment read, SessionTokens tokens, HoldOut holdOut, Judged first) {
    this.read = read;
    this.tokens = tokens;
    this.holdOut = holdOut;
    this.judged = first;
  }

  /// What is counted when the last rendering goes out.
  List<Count> counts() {
    return counts;
  }

  /// The judgements, the first of which is there already.
  Supplier<ReaderList> judgements(Supplier<Judged> again) {
    return new Supplier<>() {
      private boolean asked;

      @Override
      public ReaderList get() {
        if (asked) {
          judged = again.get();
        }
        asked = true;
        return judged.list();
      }
    };
  }

  /// Renders the last judgement as it goes out: shown, or emptied because nothing passes.
  Response.Body body(String responseId, ReaderList list) {
    boolean emptied = list.recommendations().items().isEmpty() && judged.choice().shown() != null;
    return Response.Body.of(
        new Response.Content.Json(emptied ? emptied(list) : message(responseId)));
  }

  /// The last judgement as a message.
  NextResponse message(@Nullable String responseId) {
    ExperienceChoice choice = judged.choice();
    ExperienceChoice.Shown shown = choice.shown();
    counts = choice.counts(read.session(), holdOut);
    SessionState after = choice.remembered(read.session(), holdOut);
    return message(
        after,
        shown == null ? null : responseId,
        shown == null ? null : ShownEntry.of(shown),
        choice.passedOver().stream().map(PassedOverEntry::of).toList());
  }

  private NextResponse emptied(ReaderList list) {
    counts = List.of();
    judged = new Judged(new ExperienceChoice(null, List.of(), null, List.of()), list);
    return message(read.session(), null, null, List.of(NOTHING_PASSES));
  }

  private NextResponse message(
      SessionState after,
      @Nullable String responseId,
      @Nullable ShownEntry experience,
      List<PassedOverEntry> passedOver) {
    Instant evaluated = judged.list().recommendations().evaluatedAt();
    Instant until = judged.list().recommendations().validUntil();
    return new NextResponse(
        tokens.write(after), responseId, experience, passedOver, read.unused(), evaluated, until);
  }
}
