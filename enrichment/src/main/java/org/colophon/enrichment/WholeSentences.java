package org.colophon.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
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
  private static final Pattern GOES_ON = Pattern.compile("(?s)\\s*\\p{Ll}.*");

  private WholeSentences() {}

  /// In the order of the text.
  static List<Sentence> of(AnalyzedText analysis) {
    List<Sentence> whole = new ArrayList<>();
    for (Sentence next : analysis.sentences()) {
      boolean joins =
          !whole.isEmpty() && isCut(analysis.text(), whole.getLast().span(), next.span());
      if (joins) {
        Sentence before = whole.removeLast();
        List<Token> tokens = new ArrayList<>(before.tokens());
        tokens.addAll(next.tokens());
        whole.add(new Sentence(new Span(before.span().start(), next.span().end()), tokens));
      } else {
        whole.add(next);
      }
    }
    return whole;
  }

  private static boolean isCut(String text, Span before, Span next) {
    String between = text.substring(before.end(), next.start());
    String ended = before.in(text);
    return !between.contains("\n")
        && (ABBREVIATED.matcher(ended).matches()
            || ORDINAL.matcher(ended).matches()
            || (ended.strip().endsWith(".") && GOES_ON.matcher(next.in(text)).matches()));
  }
}
