package org.colophon.service.experiences;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.experience.AdaptiveShares;
import org.colophon.experience.ExperienceOutcome;
import org.colophon.experience.ExperienceSelector;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut;
import org.colophon.experience.SessionState;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.service.experiences.ExperienceJudge.Judged;
import org.colophon.service.experiences.MomentReader.ReadMoment;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.readers.ReaderAnswers;
import org.colophon.service.readers.ReaderAnswers.Question;

/// The decision for one visitor in the moment, and the outcome of the session. What is remembered
/// of a session is in a token that the visitor holds; anonymous counts are stored, and nothing of
/// the visitor.
public final class MomentEndpoint implements Endpoint {
  private static final String SURFACE = "experiences";

  private final ExperienceStore store;
  private final ExperienceJudge judge;
  private final MomentReader reader;
  private final HoldOut holdOut;
  private final SessionTokens tokens;
  private final Catalog catalog;
  private final ReaderAnswers answers;
  private final String territory;

  /// @param globalHoldOut the percentage of sessions that get no experience at all
  /// @param territory of requests that name none
  /// @param clock says when adaptive shares are computed anew
  public MomentEndpoint(
      ExperienceStore store,
      int globalHoldOut,
      Gate gate,
      Catalog catalog,
      Audiences audiences,
      ReaderAnswers answers,
      String territory,
      InstantSource clock) {
    this.store = store;
    this.holdOut = new HoldOut(store.secret(), globalHoldOut);
    this.judge =
        new ExperienceJudge(
            store, new ExperienceSelector(holdOut, new AdaptiveShares(store, clock)), gate);
    this.reader = new MomentReader(catalog, audiences);
    this.tokens = new SessionTokens(store.secret());
    this.catalog = catalog;
    this.answers = answers;
    this.territory = territory;
  }

  @Override
  public String subject() {
    return "experiences";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/experiences:next")
            .summary("Get what a visitor sees in this moment")
            .description(
                "Of the experiences whose condition holds, the first by priority that the gate lets"
                    + " pass now, or nothing with the reasons. Views are counted in the session"
                    + " token, which the visitor holds; nothing of the visitor is stored.")
            .body(NextRequest.class, ExperienceExamples.QUESTION)
            .answer(
                Answer.json(200, "The experience, or nothing.", NextResponse.class)
                    .example(ExperienceExamples.NEXT))
            .problems(404)
            .interactive()
            .handle(this::next),
        Operation.post("/v1/experiences:outcome")
            .summary("Count what a session led to")
            .description(
                "Once for each experience that came up in the session before, shown or held out.")
            .body(OutcomeRequest.class, ExperienceExamples.OUTCOME)
            .answer(
                Answer.json(200, "It was counted.", OutcomeResponse.class)
                    .example(ExperienceExamples.COUNTED))
            .handle(this::outcome));
  }

  /// Where nothing is shown, nothing has to be held against revocations, and the ledger keeps
  /// nothing.
  private Response next(Request request) {
    NextRequest body = request.body(NextRequest.class);
    SessionState before = tokens.open(body.session(), request.now());
    ReadMoment read = reader.read(body, before, request.caller(), request.now());
    ExperienceSelector.Asked asked =
        new ExperienceSelector.Asked(
            read.moment(),
            read.session(),
            Set.copyOf(body.placements()),
            item -> sees(request.caller(), item),
            read.covariate());
    Context context = body.toContext(territory);
    Supplier<Judged> judging = () -> judge.judge(asked, body.page(), context);
    Judged first = judging.get();
    MomentAnswer answer = new MomentAnswer(read, tokens, holdOut, first);
    if (first.choice().shown() == null) {
      NextResponse message = answer.message(null);
      count(answer.counts(), request.now());
      return Response.ok(message);
    }
    Response.Guarded shown =
        answers.rendered(
            Question.personal(SURFACE, request), answer.judgements(judging), answer::body);
    return new Response.Guarded(
        sender -> shown.release().to(counting(answer, request.now(), sender)));
  }

  /// Counts before the answer leaves, so that a result holds every answer that was seen.
  private Response.Sender counting(MomentAnswer answer, Instant now, Response.Sender sender) {
    return (caching, body) -> {
      count(answer.counts(), now);
      sender.send(caching, body);
    };
  }

  private boolean sees(Caller caller, ItemId item) {
    if (!caller.isLimited()) {
      return true;
    }
    try (CatalogView view = catalog.view()) {
      return caller.seesItem(view, item);
    }
  }

  private Response outcome(Request request) {
    OutcomeRequest body = request.body(OutcomeRequest.class);
    SessionState session = tokens.open(body.session(), request.now()).at(request.now(), null);
    ExperienceOutcome outcome = ExperienceOutcome.of(session, body.goal(), store.all(), holdOut);
    count(outcome.counts(), request.now());
    return Response.ok(OutcomeResponse.of(tokens.write(outcome.session()), outcome));
  }

  private void count(List<Count> counts, Instant now) {
    store.count(counts, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
