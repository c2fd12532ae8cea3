package org.colophon.service.generation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.text.Lexicon;

/// A check that a generated text states nothing but what its source has. Names, numbers and dates
/// have to be in the texts, prices and praise among the gate's facts. What it cannot find is
/// refused, so it refuses some texts that are right.
final class FactCheck {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
  private static final Pattern PRICE =
      Pattern.compile(
          "(\\d+(?:[.,]\\d+)*)\\s*(?:€|\\$|£|EUR\\b|USD\\b|GBP\\b|CHF\\b|Euro\\b|euros?\\b|dollars?\\b|Dollar\\b|pounds?\\b|Cent\\b|cents?\\b)"
              + "|(?:€|\\$|£|EUR|USD|GBP|CHF)\\s*(\\d+(?:[.,]\\d+)*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern MARKUP =
      Pattern.compile(
          "[<>{}\\[\\]`|\\\\]|\\*\\*|://|\\bwww\\.|\\bjavascript:|\\S@\\S|\\bDATA-[0-9a-f]"
              + "|\\b[\\p{L}0-9-]{2,}\\.(?:de|com|org|net|io|example|info|eu|at|ch|uk)\\b|\\d{3,}[ /-]\\d{4,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PRAISE =
      Pattern.compile(
          "bestseller|best-selling|bestselling|spiegel-liste|preisgekrönt|preistr[äa]ger|ausgezeichnet"
              + "|award|prize|gratis|kostenlos|\\bfree\\b|umsonst|rabatt|discount|lieferbar"
              + "|in stock|vergriffen|sold out|nobel",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s+\\p{Lu}|\\s*$)");
  private static final Set<String> NUMBER_WORDS =
      words(
          "null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig"
              + " fünfzig hundert tausend million millionen milliarde milliarden zero two three four"
              + " five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
              + " thousand billion dutzend dozen prozent percent");
  private static final Set<String> TRADE_WORDS =
      words(
          "buch bücher roman romane krimi krimis geschichte geschichten leser leserin leserinnen text"
              + " artikel autor autorin erzählung leben menschen welt spannung liebe suche weg zeit"
              + " familie stadt wahrheit geheimnis titel themen thema gefühl blick lust freunde fans"
              + " a an the it its this these those who what when where how why with for and but if in"
              + " on as at by from to of der die das ein eine einer eines dieser diese dieses wer was"
              + " wo wie warum mit für und aber wenn im am als bei von vom zu zur zum er sie es wir ihr"
              + " hier dort so doch nun auch nach eine einem einen passt read readers book story novel"
              + " discover suits fits perfect ideal spannend erzählt");

  private final Lexicon lexicon;
  private final Set<String> stems = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> plain = new HashSet<>();
  private final PromptSource source;
  private final String claims;

  FactCheck(PromptSource source) {
    this.source = source;
    this.lexicon = Lexicon.of(source.language());
    String all = String.join("\n", source.texts().values());
    this.claims = String.join("\n", source.facts().claims()).toLowerCase(Locale.ROOT);
    for (String text : List.of(all, claims)) {
      lexicon
          .words(text)
          .forEach(word -> {
            stems.add(word.stem());
            plain.add(lower(word.surface()));
          });
      numbersOf(text, numbers);
    }
    numbersOf(source.facts().price(), numbers);
  }

  /// What is wrong with a text; empty: nothing.
  Optional<Refusal> check(String generated, GenerationTask task) {
    String text = Normalizer.normalize(generated, Normalizer.Form.NFKC).strip();
    if (text.length() > task.characters() || sentences(text) > task.sentences()) {
      return refused(Refusal.Code.TOO_LONG, "the text is longer than asked for");
    }
    if (text.isEmpty() || text.codePoints().anyMatch(FactCheck::isHidden)) {
      return refused(Refusal.Code.NOT_VALID, "the text is empty or has control characters");
    }
    if (MARKUP.matcher(text).find()) {
      return refused(Refusal.Code.MARKUP, "the text has a link, an address or markup");
    }
    return price(text).or(() -> praise(text)).or(() -> number(text)).or(() -> name(text));
  }

  private static long sentences(String text) {
    return Math.max(1, SENTENCE_END.matcher(text).results().count());
  }

  private static boolean isHidden(int character) {
    int type = Character.getType(character);
    return (type == Character.CONTROL && character != '\n')
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE;
  }

  private Optional<Refusal> price(String text) {
    Set<String> allowed = numbersOf(source.facts().price(), new HashSet<>());
    Matcher prices = PRICE.matcher(text);
    while (prices.find()) {
      String amount = prices.group(1) == null ? prices.group(2) : prices.group(1);
      if (amount != null && !allowed.containsAll(numbersOf(amount, new HashSet<>()))) {
        return refused(Refusal.Code.FACT_NOT_FOUND, "a price is not among the gate's facts");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> praise(String text) {
    Matcher praise = PRAISE.matcher(text);
    while (praise.find()) {
      if (!claims.contains(lower(praise.group()))) {
        return refused(
            Refusal.Code.FACT_NOT_FOUND, "'" + praise.group() + "' is not among the gate's facts");
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> number(String text) {
    for (String number : numbersOf(text, new HashSet<>())) {
      if (!numbers.contains(number)) {
        return refused(Refusal.Code.FACT_NOT_FOUND, "a number is not in the text");
      }
    }
    for (Lexicon.Word word : lexicon.words(text)) {
      String lower = lower(word.surface());
      if (NUMBER_WORDS.contains(lower) && !plain.contains(lower)) {
        return refused(Refusal.Code.FACT_NOT_FOUND, "a number word is not in the text");
      }
    }
    return Optional.empty();
  }

  /// Names begin with a capital letter; German nouns do too, and have to be in the text as well
  /// unless they are common.
  private Optional<Refusal> name(String text) {
    for (Lexicon.Word word : lexicon.words(text)) {
      if (Character.isUpperCase(word.surface().codePointAt(0)) && !isKnown(word)) {
        return refused(Refusal.Code.FACT_NOT_FOUND, "a name or noun is not in the text");
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(Lexicon.Word word) {
    String lower = lower(word.surface());
    if (stems.contains(word.stem()) || plain.contains(lower) || TRADE_WORDS.contains(lower)) {
      return true;
    }
    if (lower.endsWith("s") && plain.contains(lower.substring(0, lower.length() - 1))) {
      return true;
    }
    List<String> parts = lexicon.parts(word.stem());
    return lexicon.isStop(word.stem()) || (!parts.isEmpty() && stems.containsAll(parts));
  }

  /// Numbers without signs between thousands, and without zeros at the end of a fraction.
  private static Set<String> numbersOf(String text, Set<String> into) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      String number = matcher.group();
      into.add(number.replaceAll("[.,]0+$", "").replaceAll("[.,:](?=\\d{3}(?!\\d))", ""));
      if (!number.matches(".*[.,]\\d{1,2}")) {
        into.addAll(Arrays.asList(number.split("[.,:]", -1)));
      }
    }
    return into;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" +", -1)).collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Refusal> refused(Refusal.Code code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
