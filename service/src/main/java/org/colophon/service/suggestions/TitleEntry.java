package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ItemId;
import org.colophon.governance.gate.Cleared;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;

/// A title for an editor to compare, as the gate cleared it.
@SchemaName("Brief")
record TitleEntry(
    ItemId id,
    String title,
    ContentType contentType,
    double score,
    @Description("What it shares with the text.") String why) {

  static List<TitleEntry> of(List<Recommended> titles) {
    return titles.stream().map(TitleEntry::of).toList();
  }

  private static TitleEntry of(Recommended entry) {
    Cleared item = entry.item();
    return new TitleEntry(
        item.id(), item.title(), item.type(), Scores.rounded(entry.score()), entry.why());
  }
}
