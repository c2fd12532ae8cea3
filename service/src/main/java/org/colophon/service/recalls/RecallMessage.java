package org.colophon.service.recalls;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallAction;
import org.colophon.exposure.RecallNotice;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A recall notice: the same in answers and in events.
@SchemaName("RecallNotice")
public record RecallMessage(
    String id,
    ItemId item,
    ImprintId imprint,
    RecallAction action,
    @Description("The item to show instead; it passes the gate there.")
        @Nullable ItemId replacement,
    List<ReasonCode> reasons,
    @Description("What was said of it and is wrong now.") List<String> wrong,
    @Description(
            "What holds in the place of what is wrong; empty when nothing of the kind may be said"
                + " any more.")
        List<String> instead,
    @Description("The path and query that were asked for, or the campaign.") String surface,
    Purpose purpose,
    String territory,
    String channel,
    boolean durable,
    @Description("The number of answers that it was in.") int responses,
    @Description("At most 100 of them.") List<String> responseIds,
    Instant promisedUntil,
    Instant learnedAt,
    Instant at) {
  private static final int MOST_NAMED = 100;

  public static RecallMessage of(RecallNotice notice) {
    Context context = notice.where().context();
    return new RecallMessage(
        notice.id(),
        notice.item(),
        notice.imprint(),
        notice.why().action(),
        notice.why().replacement(),
        notice.why().reasons(),
        notice.why().wrong(),
        notice.why().instead(),
        notice.where().surface(),
        context.purpose(),
        context.territory(),
        context.channel(),
        notice.where().durable(),
        notice.exposures().size(),
        notice.exposures().stream().limit(MOST_NAMED).toList(),
        notice.promisedUntil(),
        notice.learnedAt(),
        notice.at());
  }
}
