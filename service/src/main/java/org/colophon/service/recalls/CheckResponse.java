package org.colophon.service.recalls;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.api.Description;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The result of a check as of a send time, in the order that was asked for.
@SchemaName("CheckAnswer")
record CheckResponse(
    @Description("The id of this answer in the ledger; recalls name it.") String responseId,
    boolean recorded,
    Instant sendAt,
    @Description("Three days beyond the send time for a newsletter.") Instant lastsUntil,
    @Description("The number of items that may be sent.") int passed,
    List<ItemResult> results) {

  /// The result of one item.
  @SchemaName("CheckResult")
  record ItemResult(
      ItemId item,
      Decision decision,
      @Nullable Long version,
      @Nullable Instant validUntil,
      @Description("Statements that are true for as long as they have to last.")
          @Nullable List<String> maySay,
      @Description("Statements that are true at the send time and end too soon.")
          @Nullable List<String> leaveOut,
      @Description("The time from which on it does not pass.") @Nullable Instant from,
      List<ReasonMessage> reasons) {

    static ItemResult of(Result result) {
      return switch (result) {
        case Result.Passed(var _, var shown, var leaveOut, var validUntil, var reasons) ->
            new ItemResult(
                shown.item(),
                Decision.PASS,
                shown.version(),
                validUntil,
                shown.said(),
                leaveOut,
                null,
                reasons.stream().map(ReasonMessage::of).toList());
        case Result.Failed(var item, var from, var indeterminate, var reasons) ->
            new ItemResult(
                item,
                indeterminate ? Decision.INDETERMINATE : Decision.BLOCK,
                null,
                null,
                null,
                null,
                from,
                reasons.stream().map(ReasonMessage::of).toList());
      };
    }
  }

  static CheckResponse of(String id, boolean recorded, Checked checked) {
    return new CheckResponse(
        id,
        recorded,
        checked.sendAt(),
        checked.until(),
        checked.passed().size(),
        checked.results().stream().map(ItemResult::of).toList());
  }
}
