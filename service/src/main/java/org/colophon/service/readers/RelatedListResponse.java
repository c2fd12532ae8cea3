package org.colophon.service.readers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A list of items to show beside an item.
@SchemaName("RelatedList")
@Description("What to show beside an item.")
record RelatedListResponse(
    @Description("Under which the ledger has this answer; recalls name it.") String responseId,
    ItemId item,
    List<ClearedEntry> items,
    Instant evaluatedAt,
    @Description(
            "Nothing may be kept or shown longer: this is what is promised, and what a recall can"
                + " end earlier.")
        Instant validUntil,
    @Description("Whether fewer items were found because others were blocked.") boolean degraded,
    @Description("How many candidates each reason code kept out.") Map<String, Integer> blocked,
    @Description("Why there are fewer items than asked for; absent when there are as many.")
        @Nullable ListEndEntry end) {

  static RelatedListResponse of(String responseId, ItemId item, ReaderList answer) {
    Recommendations list = answer.recommendations();
    return new RelatedListResponse(
        responseId,
        item,
        ReaderListResponse.items(list),
        list.evaluatedAt(),
        list.validUntil(),
        list.degraded(),
        ReaderListResponse.blocked(list),
        ListEndEntry.of(answer.end()));
  }
}
