package org.colophon.service.suggestions;

import java.util.Locale;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.DecisionService;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// An editor's decision about one proposal.
@SchemaName("Decide")
@Description("An editor's decision about one proposal.")
record DecisionRequest(
    @Text(max = 60)
        @Description(
            "`segment`, or the kind of a term: `language`, `keyphrase`, `entity`, `subject`, `link`,"
                + " `summary` or `date`.")
        String kind,
    @Text(max = 200) @Description("The segment's id, or the term's value.") String value,
    Answer answer,
    @Text(max = 100) @Description("Who decides.") String by,
    @Description("When a targeting ends; after 90 days when absent.") @Nullable SourceTime until,
    @Text(max = 2_000) @Description("As it was shown, or as the person wrote it.")
        @Nullable String label,
    @Text(max = 1_000) @Description("`made_by` of the proposal.") @Nullable String madeBy,
    @Text(max = 200)
        @Description(
            "The value of the proposal that the person edited into this one; that one is rejected"
                + " with it.")
        @Nullable String insteadOf,
    @Text(max = 20)
        @Description("`human`: the person set it, and no machine proposed it; else `machine`.")
        @Nullable String origin) {

  DecisionService.Request toRequest(ItemId item) {
    return new DecisionService.Request(
        item,
        kind.toUpperCase(Locale.ROOT),
        value,
        answer,
        by,
        until == null ? null : until.end(null),
        new DecisionService.Shown(
            orEmpty(label), orEmpty(madeBy), orEmpty(insteadOf), "human".equals(origin)));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
