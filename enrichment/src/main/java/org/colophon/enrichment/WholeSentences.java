package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.Span;

/// The sentences of a text, joined again where an analyzer cut one after an abbreviation (`Dr. h.
/// c.`, `Prof. em.`, `St.`) or an ordinal number (`am 3.`).
final class WholeSentences {
  private static final Pattern ABBREVIATED =
      Pattern.compile(
          "(?s).*(?<!\\p{L})(?:dr|prof|dipl|ing|h|c|em|med|phil|jur|rer|nat|st|hl|ca|bzw|evtl|ggf|inkl|"
              + "nr|bd|abs|art|geb|gest|sog|str|tel|usw|vgl|u|v|z|d|o|s|i|a|m|b|mr|mrs|ms|jr|sr|no|vs|"
              + "e\\.g|i\\.e|approx|jan|feb|mär|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dez|dec)\\.\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ORDINAL =
      Pattern.compile(
          "(?s).*(?<!\\p{L})(?:am|vom|zum|beim|bis|ab|der|die|das|dem|den|des|im|und|ein|eine|einen|einem|ihr|"
              + "ihre|sein|seine|zur)\\s\\d{1,3}\\.\\s*",
          Pattern.CASE_INSENSITIVE);

  /// Characters at the end of a sentence.
  private static final int LOOKED_AT = 100;

  private static final Pattern GOES_ON = Pattern.compile("(?s)\\s*\\p{Ll}.*");

  private WholeSentences() {}

  /// In the order of the text.
  static List<Sentence> of(AnalyzedText analysis) {
    List<Sentence> whole = new ArrayList<>();
    List<Sentence> parts = new ArrayList<>();
    for (Sentence next : analysis.sentences()) {
      if (!parts.isEmpty() && !isCut(analysis.text(), span(parts), next.span())) {
        whole.add(joined(parts));
        parts.clear();
      }
      parts.add(next);
    }
    if (!parts.isEmpty()) {
      whole.add(joined(parts));
    }
    return whole;
  }

  private static Sentence joined(List<Sentence> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : new Sentence(
            span(parts), parts.stream().flatMap(part -> part.tokens().stream()).toList());
  }

  private static Span span(List<Sentence> parts) {
    return new Span(parts.getFirst().span().start(), parts.getLast().span().end());
  }

  /// Only the end of what stands before is looked at.
  private static boolean isCut(String text, Span before, Span next) {
    String between = text.substring(before.end(), next.start());
    String ended = text.substring(Math.max(before.start(), before.end() - LOOKED_AT), before.end());
    return !between.contains("\n")
        && (ABBREVIATED.matcher(ended).matches()
            || ORDINAL.matcher(ended).matches()
            || (ended.strip().endsWith(".") && GOES_ON.matcher(next.in(text)).matches()));
  }
}
