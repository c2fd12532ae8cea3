package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import org.colophon.campaign.ChannelStatements;
import org.colophon.campaign.ChannelStatements.Difference;
import org.colophon.campaign.MessageFacts.Kind;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `GET /v1/governance/statements`: where channels state facts that differ from the record now.
public final class StatementEndpoint implements Endpoint {
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 200, 1, 1_000, "The most statements.");

  private static final String EXAMPLE =
      """
      {"at": "2026-11-22T09:00:00Z", "found": 1, "statements": [
        {"item": "hafenlicht", "fact": "price", "channel": "mail", "surface": "campaign:herbst",
         "stated": "24.00 EUR",
         "record": {"value": "22.00 EUR", "source": "trade-feed",
           "confirmed_at": "2026-11-22T08:30:00Z", "changed_at": "2026-11-22T08:30:00Z"},
         "since": "2026-11-22T08:30:00Z", "answers": 1,
         "promised_until": "2026-11-25T09:00:00Z"}]}
      """;

  private final ChannelStatements statements;

  public StatementEndpoint(ChannelStatements statements) {
    this.statements = statements;
  }

  /// The statements that differ from the record.
  @SchemaName("Statements")
  @Description("Statements of channels that differ from the record now.")
  record StatementsResponse(
      Instant at,
      @Description("How many there are, those beyond the limit included.") int found,
      List<StatementEntry> statements) {}

  /// A statement that differs from the record.
  @SchemaName("Statement")
  record StatementEntry(
      ItemId item,
      Kind fact,
      String channel,
      @Description("The path and query that were asked for, or campaign:ID.") String surface,
      String stated,
      @Description("What may be stated now; absent: nothing.")
          FactsMessage.@Nullable StatedEntry record,
      @Description("When the record changed; absent where no source says so.")
          @Nullable Instant since,
      @Description("How many answers state it.") int answers,
      @Description("The last of them may be shown until then.") Instant promisedUntil) {
    static StatementEntry of(Difference difference) {
      return new StatementEntry(
          difference.place().item(),
          difference.place().kind(),
          difference.place().channel(),
          difference.place().surface(),
          difference.place().stated(),
          FactsMessage.StatedEntry.of(difference.record()),
          difference.since(),
          difference.answers(),
          difference.promisedUntil());
    }
  }

  @Override
  public String subject() {
    return "campaigns";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/statements")
            .summary("List what channels state that differs from the record now")
            .description("Of all answers that may still be shown, messages included.")
            .parameters(LIMIT)
            .answer(Answer.json(200, "The statements.", StatementsResponse.class).example(EXAMPLE))
            .handle(this::list));
  }

  private Response list(Request request) {
    List<Difference> all = statements.differences(request.now());
    return Response.ok(
        new StatementsResponse(
            request.now(),
            all.size(),
            all.stream().limit(request.get(LIMIT)).map(StatementEntry::of).toList()));
  }
}
