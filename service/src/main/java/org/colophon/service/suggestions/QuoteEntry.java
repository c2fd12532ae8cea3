package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.models.Span;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.text.ReadableText;

/// A passage of the text.
@SchemaName("Quote")
@Description("A passage of the text as it was sent, by half-open UTF-16 offsets.")
record QuoteEntry(int start, int end, String quote) {

  /// @param span in the readable text
  static QuoteEntry of(Span span, ReadableText text) {
    Span stored = text.stored(span);
    int end = Math.min(span.end(), text.text().length());
    String quote = text.text().substring(Math.min(span.start(), end), end);
    return new QuoteEntry(stored.start(), stored.end(), quote);
  }

  static List<QuoteEntry> of(List<Span> spans, ReadableText text) {
    return spans.stream().map(span -> of(span, text)).toList();
  }
}
