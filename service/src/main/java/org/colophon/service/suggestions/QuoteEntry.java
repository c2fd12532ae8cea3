package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.models.Span;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A passage of the text.
@SchemaName("Quote")
@Description("A passage of the text, by half-open UTF-16 offsets.")
record QuoteEntry(int start, int end, String quote) {

  static QuoteEntry of(Span span, String text) {
    return new QuoteEntry(span.start(), span.end(), span.in(text));
  }

  static List<QuoteEntry> of(List<Span> spans, String text) {
    return spans.stream().map(span -> of(span, text)).toList();
  }
}
