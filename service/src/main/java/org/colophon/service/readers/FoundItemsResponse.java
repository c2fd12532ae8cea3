package org.colophon.service.readers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// Items that passed the gate, with their texts.
@SchemaName("FoundItems")
@Description("Items that passed the gate, with their texts.")
record FoundItemsResponse(
    @Description("Under which the ledger has this answer; recalls name it.") String responseId,
    @Description("Best first.") List<FoundEntry> items,
    Instant evaluatedAt,
    @Description(
            "Nothing may be kept, shown or quoted longer: this is what is promised, and what a"
                + " recall can end earlier.")
        Instant validUntil,
    @Description("Whether fewer items were found because others were blocked.") boolean degraded,
    @Description("How many candidates each reason code kept out.") Map<String, Integer> blocked) {
  private static final int LONGEST_BEGINNING = 1_000;

  /// An item with its text.
  @SchemaName("FoundItem")
  record FoundEntry(
      @JsonUnwrapped ClearedEntry item,
      @Description("The text, or its beginning.") String text,
      @Description("Whether the text goes on.") boolean cut) {}

  /// With the beginnings of the texts.
  static FoundItemsResponse beginnings(String responseId, Recommendations list) {
    return of(responseId, list, FoundItemsResponse::beginning);
  }

  /// With the whole texts.
  static FoundItemsResponse whole(String responseId, Recommendations list) {
    return of(responseId, list, UnaryOperator.identity());
  }

  private static FoundItemsResponse of(
      String responseId, Recommendations list, UnaryOperator<String> shown) {
    return new FoundItemsResponse(
        responseId,
        list.items().stream()
            .map(entry -> {
              String whole = entry.item().text();
              String text = shown.apply(whole);
              return new FoundEntry(ClearedEntry.of(entry), text, text.length() < whole.length());
            })
            .toList(),
        list.evaluatedAt(),
        list.validUntil(),
        list.degraded(),
        ReaderListResponse.blocked(list));
  }

  private static String beginning(String text) {
    if (text.length() <= LONGEST_BEGINNING) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST_BEGINNING);
    return text.substring(0, end > 0 ? end : LONGEST_BEGINNING);
  }
}
