package org.colophon.service.items;

import org.colophon.catalog.Formatting;
import org.colophon.service.api.Description;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The formatting of a part of an item's text.
@SchemaName("Formatting")
@Description("The formatting of a part of the text, a half-open span in UTF-16 units.")
public record FormattingEntry(
    Formatting.Kind kind,
    @Range int start,
    @Range int end,
    @Range(min = 2, max = 4) @Description("Of a heading.") @Nullable Integer level,
    @Range @Description("Of an ordered_list: its first number, 1 when absent.")
        @Nullable Integer first,
    @Text(max = 2_000) @Description("Of a link: an address with https:, http: or mailto:.")
        @Nullable String href) {

  static FormattingEntry of(Formatting part) {
    return new FormattingEntry(
        part.kind(), part.start(), part.end(), part.level(), part.first(), part.href());
  }

  Formatting toFormatting() {
    return new Formatting(kind, start, end, level, first, href);
  }
}
