package org.colophon.service.campaigns;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.People;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.MessageSelection;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.exposure.ExposureLedger;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/outbox:…`: a channel fetches messages, says what became of them, and takes messages back.
public final class OutboxEndpoint implements Endpoint {
  private static final Parameter<Optional<String>> CHANNEL =
      Parameter.query("channel", "The channel; mail when absent.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 500, 1, 2_000, "The most messages.");

  private final CampaignStore store;
  private final OutboxPages pages;

  /// @param quiet when nothing is handed out
  /// @param clock tells when a page is handed out
  public OutboxEndpoint(
      CampaignStore store,
      CampaignChecks checks,
      People people,
      ExposureLedger ledger,
      MessageSelection.Terms terms,
      QuietHours quiet,
      InstantSource clock) {
    this.store = store;
    this.pages = new OutboxPages(store, checks, people, ledger, terms, quiet, clock);
  }

  @Override
  public String subject() {
    return "campaigns";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/outbox:claim")
            .summary("Fetch messages for a channel")
            .description(
                "At most one campaign's, each person's consent, contacts and suppression looked at"
                    + " and each item judged for this page. Settle them with /v1/outbox:settle.")
            .body(ClaimRequest.class, CampaignExamples.CLAIM)
            .answer(
                Answer.json(200, "The messages.", ClaimResponse.class)
                    .example(CampaignExamples.CLAIMED))
            .problems(503)
            .handle(this::claim),
        Operation.post("/v1/outbox:settle")
            .summary("Say what became of messages")
            .body(SettleRequest.class, CampaignExamples.SETTLE)
            .answer(
                Answer.json(200, "One result for each.", SettleResponse.class)
                    .example(CampaignExamples.SETTLED))
            .handle(this::settle),
        Operation.get("/v1/outbox:recalled")
            .summary("List the messages that a channel has to take back")
            .description(
                "Those of recalled campaigns that it may have sent. Settle each as recalled; then"
                    + " it is not listed any more.")
            .parameters(CHANNEL, LIMIT)
            .answer(
                Answer.json(200, "The messages.", RecalledResponse.class)
                    .example(CampaignExamples.RECALLED))
            .handle(this::recalled));
  }

  private Response claim(Request request) {
    ClaimRequest asked = request.body(ClaimRequest.class);
    return new Response.Guarded(sender -> {
      if (!pages.answer(asked, request.now(), sender)) {
        throw new ApiException(ApiProblem.notJudged());
      }
    });
  }

  private Response recalled(Request request) {
    return Response.ok(
        RecalledResponse.of(
            store.toTakeBack(request.get(CHANNEL).orElse("mail"), request.get(LIMIT))));
  }

  private Response settle(Request request) {
    SettleRequest said = request.body(SettleRequest.class);
    return Response.ok(
        new SettleResponse(
            store.settle(
                said.messages().stream().map(SettleRequest.SettleEntry::toSettlement).toList())));
  }
}
