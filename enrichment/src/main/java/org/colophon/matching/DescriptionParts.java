package org.colophon.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.text.PassageText;

/// A description of an audience, taken apart into what it wants and what it does not want: "no
/// historical novels", "Werdende Eltern sind nicht gemeint", "ohne Blut". What denies a dislike
/// ("schreckt sie nicht", "not only") is left as it is.
///
/// @param wanted the description without what is not wanted; the whole where nothing would be left
/// @param unwanted what the audience does not want, each a phrase; may be empty
record DescriptionParts(String wanted, List<String> unwanted) {
  private static final String OBJECT =
      "(?<what>[^,.;:!?()–]+?)(?=\\s+(?:und|oder|aber|sondern|but|and|or|nor)\\s|[,.;:!?()–]|$)";
  private static final String NO_DENIAL =
      "(?!(?:nur|mehr|immer|ganz|zu|so|unbedingt|allein|zuletzt|weit|einmal|selten|deshalb|wie"
          + "|only|just|yet|always|necessarily|longer|matter|doubt|hurry|idea|wonder|too|so|place"
          + "|use|patience)\\b)";
  private static final String VERB =
      "(?!(?:mit|seit|statt|oft|nicht|fast|erst|jetzt|und|den|einen)\\b)\\p{Ll}+(?:en|ln|rn|t)";

  /// A word that turns a denial into praise: "schreckt sie nicht".
  private static final Pattern PRAISE =
      Pattern.compile(
          "\\b(?:schreck|scheu|stör|fürcht|abhalt|misstrau|genug|mittelpunkt|enough|mind|afraid"
              + "|deter|daunt)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// In the order in which they are looked for: each takes its words away from the next.
  private static final List<Pattern> PATTERNS =
      List.of(
          // what is named first and denied at the end of the sentence
          sentence("(?:sind|ist|" + VERB + ") (?:\\p{L}+ ){0,2}?nicht(?! mehr)(?: \\p{L}+){0,3}"),
          sentence("(?:sind|ist) (?:für sie |hier )?kein(?:e|en)? (?:Thema|Ersatz|Freude)"),
          sentence("(?:nerven|nervt|meiden|hassen|langweilen|langweilt) sie"),
          sentence("(?:gehen|geht) (?:gar nicht|ihnen auf die Nerven)"),
          sentence("(?:lassen|lässt) sie kalt"),
          sentence("lehnen sie (?:\\p{L}+ )?ab"),
          sentence("(?:\\p{L}+ly )?(?:do|does|are|is) not(?: [a-z]+){0,3}"),
          sentence("(?:have|has) no place(?: here)?"),
          sentence("(?:are|is) (?:of no use to them|unwelcome|unwanted)"),
          sentence("(?:bore|bores|annoy|annoys|put|puts) them(?: off)?"),
          compile(
              "(?<=[,;] )(?<what>\\p{Lu}[^,.;:!?]{2,60}?) (?:gar |überhaupt |besser )?nicht"
                  + "(?=[.;!]|$)"),
          // what a word denies that stands before it
          object(
              "(?:\\bund |\\boder |, )?\\b[Kk]ein(?:e|en|em|er|es)?\\s+(?:Lust auf )?" + NO_DENIAL),
          object("(?:\\baber |\\bund )?(?<!\\bmit oder )(?<!\\bmit und )\\b[Oo]hne\\s+"),
          object("\\b(?:an)?statt\\s+"),
          object("\\b(?:außer|ausgenommen)\\s+"),
          object(",\\s*(?:aber\\s+)?nicht\\s+" + NO_DENIAL),
          object("\\b[Ww]ithout\\s+(?:much\\s+|any\\s+|too much\\s+)?"),
          object("(?<!\\bin )(?:\\band |\\bor |, )?\\b[Nn]o\\s+(?:interest in )?" + NO_DENIAL),
          object("\\b(?:instead of|rather than|except(?: for)?|other than|excluding)\\s+(?!by\\b)"),
          object(",\\s*(?:but\\s+)?not\\s+(?:for\\s+)?" + NO_DENIAL),
          object(
              "\\b(?:they\\s+)?(?:do not|don't|never|cannot|can't)\\s+(?:need|want|like|enjoy|read|buy"
                  + "|stand|bear|care for)\\s+(?:any\\s+|an?\\s+)?"),
          object("\\b(?:dislikes?|hates?|avoids?|shuns?|loathes?)\\s+(?:any\\s+|an?\\s+)?"));

  DescriptionParts {
    unwanted = List.copyOf(unwanted);
  }

  private static Pattern sentence(String denial) {
    return compile(
        "(?<=^|[.;:!?,]\\s)(?<what>(?!(?i:they|sie|es|er|man|wer|das|davon|mit|zu|nur|helfen)\\b)"
            + "[^.;:!?,]+?)\\s+(?:"
            + denial
            + ")\\s*(?=[.;:!?,]|$)");
  }

  private static Pattern object(String denial) {
    return compile(denial + OBJECT);
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// Takes a description apart.
  static DescriptionParts of(String description) {
    String wanted = PassageText.clean(description);
    List<String> unwanted = new ArrayList<>();
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(wanted);
      wanted =
          matcher.replaceAll(found -> {
            if (PRAISE.matcher(found.group()).find()) {
              return Matcher.quoteReplacement(found.group());
            }
            unwanted.add(found.group("what").strip());
            return " ";
          });
    }
    String left = wanted.replaceAll("\\s+", " ").strip();
    boolean isWhole = unwanted.isEmpty() || left.codePoints().noneMatch(Character::isLetter);
    return new DescriptionParts(isWhole ? description : left, unwanted);
  }
}
