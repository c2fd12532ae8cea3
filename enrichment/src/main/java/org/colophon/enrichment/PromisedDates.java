package org.colophon.enrichment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Span;

/// A finder of days that a text announces, such as „eröffnet am 3. März 2024“ or `opens on 3 March
/// 2024`. Past days that a text mentions, and days without a year, do not count. German and
/// English; the trigger words are chosen by hand. Once such a day is over, an article that is shown
/// as current is stale; a novel is not.
final class PromisedDates {
  static final String METHOD = "dates-2";

  private static final int MOST = 20;

  /// Days that are looked at; no text that is meant for readers names so many.
  private static final int MOST_LOOKED = 1_000;

  /// Characters before and after a day that are looked at.
  private static final int NEARBY = 500;

  private static final String GERMAN_MONTHS =
      "(Januar|Jänner|Jan|Februar|Feber|Feb|März|Maerz|Mär|Mrz|April|Apr|Mai|Juni|Jun|Juli|Jul|"
          + "August|Aug|September|Sept|Sep|Oktober|Okt|November|Nov|Dezember|Dez)\\.?";
  private static final String ENGLISH_MONTHS =
      "(January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|"
          + "September|Sept|Sep|October|Oct|November|Nov|December|Dec)\\.?";
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String YEAR = "(19\\d\\d|20\\d\\d)(?!\\d)";
  private static final String SPACE = "[\\s\\p{Z}]{0,2}";

  private static final Pattern GERMAN_WORDS =
      Pattern.compile("(?<!\\d)(\\d{1,2})\\." + SPACE + GERMAN_MONTHS + SPACE + YEAR);
  private static final Pattern GERMAN_NUMBERS =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})\\."
              + SPACE
              + "(\\d{1,2})\\."
              + SPACE
              + "(19\\d\\d|20\\d\\d|\\d\\d)(?!\\d|\\.\\d)");
  private static final Pattern GERMAN_PART =
      Pattern.compile("(Anfang|Mitte|Ende)\\s" + GERMAN_MONTHS + "\\s" + YEAR);
  private static final Pattern BRITISH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\sof)?\\s" + ENGLISH_MONTHS + ",?\\s" + YEAR);
  private static final Pattern AMERICAN =
      Pattern.compile(ENGLISH_MONTHS + "\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s" + YEAR);
  private static final Pattern ENGLISH_PART =
      Pattern.compile("(early|mid|late|end of)[\\s-]" + ENGLISH_MONTHS + "\\s" + YEAR);
  private static final Pattern ISO = Pattern.compile("(?<!\\d)(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)");

  /// The end of a sentence that goes on: `am 3.`, `Di.`.
  private static final Pattern CUT =
      Pattern.compile(
          "(?:\\d\\.?|(?:Jan|Feb|Mär|Mar|Apr|Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec|Mo|Di|Mi|Do|Fr|Sa|So)\\.)$");

  /// Where a clause ends: a past in one clause says nothing of the others.
  private static final Pattern CLAUSE_END = Pattern.compile("[,;:](?=\\s)|\\s[–—]\\s");

  /// A label before a day: `Termin:`, `Lesung: Di,`.
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:^|[\\n.!?]\\s*)[\\p{L}-]{3,20}(?:\\s[\\p{L}-]{1,20}){0,2}:\\s*(?:\\p{L}{2,10}\\.?,?\\s+)?$");

  private static final Pattern PAST_LABEL =
      Pattern.compile(
          "(geboren|gestorben|stand|veröffentlicht|aktualisiert|foto|born|died|published|updated|photo)"
              + "[^:]*:[^:]*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern GERMAN_PROMISE =
      words(
          "eröffnet|öffnet|beginnt|startet|findet|finden|statt|wird|werden|läuft|bis|ab|gilt|gelten|"
              + "gültig|erscheint|erscheinen|liest|kommt|tritt|treten|Anmeldeschluss|"
              + "Anmeldefrist|Bewerbungsfrist|Einsendeschluss|Bewerbungsschluss|Frist|Vorverkauf|"
              + "Tickets|Karten|soll|sollen|geplant|Premiere|endet|enden|schließt|spätestens|"
              + "einzureichen|voraussichtlich|zeigt|zeigen|lädt|laden|gibt|spielt|tagt");
  private static final Pattern GERMAN_PAST =
      words(
          "war|waren|(?:Brief|Stand|Ausgabe) vom|wurde|wurden|worden|hatte|hatten|fand|fanden|starb|geboren|gestorben|eröffnete|"
              + "eröffneten|begann|begannen|gewann|erschien|erschienen|kam|kamen|ging|seit|"
              + "damals|trat|traten|stattgefunden|endete|schloss|startete|las");
  private static final Pattern ENGLISH_PROMISE =
      words(
          "open|opens|opening|begins|starts|will|takes place|until|by|deadline|closes|due|runs|applies|"
              + "valid|available|comes out|launches|tickets|registration|register|on sale|"
              + "scheduled|expected|to be|ends|from|appears|reads|is published|are published");
  private static final Pattern ENGLISH_PAST =
      words(
          "was|were|had|opened|began|died|born|won|took place|started|ended|closed|launched|came|"
              + "went|since|became|appeared|published in");

  private PromisedDates() {}

  /// A day that a text announces.
  ///
  /// @param span of the day in the text
  record PromisedDate(LocalDate day, Span span) {}

  /// In the order of the text; none in a language other than German and English.
  static List<PromisedDate> find(AnalyzedText analysis, String language) {
    List<PromisedDate> found = new ArrayList<>();
    boolean german = language.equals("de");
    if (!german && !language.equals("en")) {
      return found;
    }
    int looked = 0;
    for (Span sentence : joined(analysis)) {
      String written = sentence.in(analysis.text()).replace('\u00AD', ' ');
      for (PromisedDate date : days(written, german)) {
        if (found.size() < MOST
            && looked++ < MOST_LOOKED
            && isPromisedNearby(written, date.span, german)) {
          found.add(new PromisedDate(date.day, date.span.shift(sentence.start())));
        }
      }
    }
    return found;
  }

  /// Of a very long sentence only what stands near the day says something about it.
  private static boolean isPromisedNearby(String sentence, Span day, boolean german) {
    int from = Math.max(0, day.start() - NEARBY);
    int to = Math.min(sentence.length(), day.end() + NEARBY);
    return isPromised(sentence.substring(from, to), day.shift(-from), german);
  }

  /// Whether the clause that a day stands in promises something, or a label before it does. A
  /// clause without a word of either kind goes with the next one, or with the one before it.
  private static boolean isPromised(String sentence, Span day, boolean german) {
    String before = sentence.substring(0, day.start());
    if (LABEL.matcher(before).find() && !PAST_LABEL.matcher(before).find()) {
      return true;
    }
    Pattern promise = german ? GERMAN_PROMISE : ENGLISH_PROMISE;
    Pattern past = german ? GERMAN_PAST : ENGLISH_PAST;
    List<Span> clauses = clauses(sentence, day);
    int own = 0;
    while (own < clauses.size() - 1 && clauses.get(own).end() <= day.start()) {
      own++;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = own; i < clauses.size(); i++) {
      order.add(i);
    }
    for (int i = own - 1; i >= 0; i--) {
      order.add(i);
    }
    for (int i : order) {
      String clause = clauses.get(i).in(sentence);
      boolean looksBack = past.matcher(clause).find();
      if (looksBack || promise.matcher(clause).find()) {
        return !looksBack;
      }
    }
    return false;
  }

  /// The clauses; a comma inside a day ends none.
  private static List<Span> clauses(String sentence, Span day) {
    List<Span> clauses = new ArrayList<>();
    int start = 0;
    Matcher ends = CLAUSE_END.matcher(sentence);
    while (ends.find()) {
      if (ends.start() < day.start() || ends.start() >= day.end()) {
        clauses.add(new Span(start, ends.end()));
        start = ends.end();
      }
    }
    clauses.add(new Span(start, sentence.length()));
    return clauses;
  }

  /// The sentences; one that ends in a day's number („am 3.“) goes on in the next.
  private static List<Span> joined(AnalyzedText analysis) {
    List<Span> spans = new ArrayList<>();
    for (AnalyzedText.Sentence sentence : analysis.sentences()) {
      boolean cut = !spans.isEmpty() && isCut(analysis.text(), spans.getLast(), sentence.span());
      if (cut) {
        Span before = spans.removeLast();
        spans.add(new Span(before.start(), sentence.span().end()));
      } else {
        spans.add(sentence.span());
      }
    }
    return spans;
  }

  private static boolean isCut(String text, Span before, Span next) {
    String ended = text.substring(Math.max(before.start(), before.end() - 20), before.end());
    return CUT.matcher(ended.strip()).find()
        && text.substring(before.end(), next.start()).isBlank();
  }

  private static List<PromisedDate> days(String sentence, boolean german) {
    List<PromisedDate> days = new ArrayList<>();
    if (german) {
      add(GERMAN_WORDS, sentence, m -> day(m.group(3), month(m.group(2)), m.group(1)), days);
      add(GERMAN_PART, sentence, m -> part(m.group(1), month(m.group(2)), m.group(3)), days);
      add(GERMAN_NUMBERS, sentence, m -> day(m.group(3), number(m.group(2)), m.group(1)), days);
    } else {
      add(BRITISH, sentence, m -> day(m.group(3), month(m.group(2)), m.group(1)), days);
      add(ENGLISH_PART, sentence, m -> part(m.group(1), month(m.group(2)), m.group(3)), days);
      add(AMERICAN, sentence, m -> day(m.group(3), month(m.group(1)), m.group(2)), days);
    }
    add(ISO, sentence, m -> day(m.group(1), number(m.group(2)), m.group(3)), days);
    return days;
  }

  /// A parser of one date notation.
  private interface Reader {
    Optional<LocalDate> read(MatchResult match);
  }

  private static void add(
      Pattern pattern, String sentence, Reader reader, List<PromisedDate> days) {
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      reader.read(matcher.toMatchResult()).ifPresent(day -> days.add(new PromisedDate(day, span)));
    }
  }

  /// The last day that a part of a month may mean.
  private static Optional<LocalDate> part(String part, int month, String year) {
    LocalDate first = LocalDate.of(number(year), month, 1);
    return Optional.of(
        switch (part) {
          case "Anfang", "early" -> first.withDayOfMonth(10);
          case "Mitte", "mid" -> first.withDayOfMonth(20);
          default -> first.plusMonths(1).minusDays(1);
        });
  }

  private static Optional<LocalDate> day(String year, int month, String day) {
    try {
      return Optional.of(LocalDate.of(year(number(year)), month, number(day)));
    } catch (DateTimeException _) {
      return Optional.empty(); // such as 31.02.2024
    }
  }

  /// A year of two digits is one of this century.
  private static int year(int written) {
    return written < 100 ? 2000 + written : written;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static int month(String name) {
    String start = name.toLowerCase(Locale.ROOT).substring(0, 3);
    String english =
        switch (start) {
          case "jän" -> "jan";
          case "mär", "mae", "mrz" -> "mar";
          case "mai" -> "may";
          case "okt" -> "oct";
          case "dez" -> "dec";
          default -> start;
        };
    return MONTHS.indexOf(english) + 1;
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<!\\p{L})(?:" + alternatives + ")(?!\\p{L})",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
