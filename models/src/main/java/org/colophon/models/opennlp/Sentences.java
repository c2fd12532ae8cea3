package org.colophon.models.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.models.Span;

/// A correction of sentence boundaries that the library put after an abbreviation: the next
/// sentence begins with a small letter, or the last word is a known abbreviation that something
/// always follows.
final class Sentences {
  private static final Map<String, Set<String>> ABBREVIATIONS =
      Map.of(
          "de",
          Set.of(
              "abb.", "bd.", "bzw.", "ca.", "dr.", "evtl.", "geb.", "gest.", "hl.", "hrsg.", "nr.",
              "prof.", "s.", "sog.", "st.", "str.", "u.", "vgl.", "z."),
          "en",
          Set.of(
              "b.", "ca.", "cf.", "dr.", "ed.", "eds.", "mr.", "mrs.", "ms.", "no.", "prof.", "st.",
              "vol.", "vs."));

  /// Characters at the end of a sentence: enough for its last word.
  private static final int LOOKED_AT = 100;

  private Sentences() {}

  /// The sentences of one paragraph, joined where they belong together.
  static List<Span> joined(List<Span> sentences, String text, String language) {
    List<Span> joined = new ArrayList<>();
    for (Span sentence : sentences) {
      if (!joined.isEmpty() && continues(joined.getLast(), sentence, text, language)) {
        joined.add(new Span(joined.removeLast().start(), sentence.end()));
      } else {
        joined.add(sentence);
      }
    }
    return joined;
  }

  private static boolean continues(Span before, Span after, String text, String language) {
    String sentence =
        text.substring(Math.max(before.start(), before.end() - LOOKED_AT), before.end());
    if (!sentence.endsWith(".") || sentence.endsWith("..")) {
      return false;
    }
    String last = sentence.substring(lastSpace(sentence) + 1).toLowerCase(Locale.ROOT);
    return Character.isLowerCase(text.codePointAt(after.start()))
        || ABBREVIATIONS.getOrDefault(language, Set.of()).contains(last);
  }

  private static int lastSpace(String sentence) {
    int at = sentence.length() - 1;
    while (at >= 0 && !Character.isSpaceChar(sentence.charAt(at))) {
      at--;
    }
    return at;
  }
}
