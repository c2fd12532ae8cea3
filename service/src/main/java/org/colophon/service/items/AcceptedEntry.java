package org.colophon.service.items;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.editorial.AcceptedValues.Accepted;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A value that somebody accepted for an item.
@SchemaName("AcceptedValue")
@Description("A value that somebody accepted for the item.")
record AcceptedEntry(
    @Description(
            "`segment`, or the kind of a term: `language`, `keyphrase`, `entity`, `subject`, `link`,"
                + " `summary` or `date`.")
        String kind,
    String value,
    @Description("As it was shown.") String label,
    String by,
    Instant at,
    Origin origin,
    @Description("The hash of the text that the person saw.") String textHash,
    @Description("Whether a machine made it of a text that has changed since.") boolean outdated,
    @Description("When a targeting ends.") @Nullable Instant until) {

  static List<AcceptedEntry> of(List<Accepted> values) {
    return values.stream().map(AcceptedEntry::of).toList();
  }

  private static AcceptedEntry of(Accepted value) {
    return new AcceptedEntry(
        value.kind().toLowerCase(Locale.ROOT),
        value.value(),
        value.label(),
        value.by(),
        value.at(),
        value.origin(),
        value.textHash(),
        value.outdated(),
        value.until());
  }
}
