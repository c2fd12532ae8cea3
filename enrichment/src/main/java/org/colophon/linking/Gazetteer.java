package org.colophon.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.colophon.linking.KnownRecord.Kind;
import org.colophon.linking.NormalizedName.Word;
import org.colophon.models.Span;
import org.jspecify.annotations.Nullable;

/// A phrase matcher for the names of the publisher's records; the longest match wins. A genitive
/// -s, umlauts in either spelling and soft hyphens do not hide a name; names of works, series,
/// imprints, events and awards are found inflected and without their article. Finding takes time by
/// the length of the text, whatever the number of names. Thread-safe.
final class Gazetteer {
  private static final int LONGEST = 12;
  private static final Set<String> ARTICLES = Set.of("der", "die", "das", "the", "a", "an", "ein");
  private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?].*", Pattern.DOTALL);
  private static final String OPENING = "„“\"»«‚‘’'›‹”";

  /// Records by the words of their names, joined by spaces: people's as they are, others' stemmed.
  private final Map<String, List<KnownRecord>> people = new ConcurrentHashMap<>();

  private final Map<String, List<KnownRecord>> others = new ConcurrentHashMap<>();

  /// How many words the longest name has that begins with a word.
  private final Map<String, Integer> longest = new ConcurrentHashMap<>();

  /// A stretch of text that names one record or several of the same name.
  ///
  /// @param quoted whether it stands between quotation marks
  /// @param words how many
  record Mention(Span span, List<KnownRecord> records, boolean quoted, int words) {
    Mention {
      records = List.copyOf(records);
    }
  }

  /// Adds a record; one without a word in its name is never found.
  void add(KnownRecord known) {
    for (String key : keys(known)) {
      map(known).merge(key, List.of(known), Gazetteer::joined);
      int space = key.indexOf(' ');
      String first = space < 0 ? key : key.substring(0, space);
      longest.merge(first, (int) key.chars().filter(c -> c == ' ').count() + 1, Math::max);
    }
  }

  /// Removes what [#add] added.
  void remove(KnownRecord known) {
    for (String key : keys(known)) {
      map(known)
          .computeIfPresent(
              key,
              (_, there) -> {
                List<KnownRecord> left = there.stream().filter(r -> !r.equals(known)).toList();
                return left.isEmpty() ? null : left;
              });
    }
  }

  /// The records of a whole name; empty when none has it.
  List<KnownRecord> named(String name) {
    List<Word> words = NormalizedName.of(name);
    return words.isEmpty() ? List.of() : at(words, 0, words.size());
  }

  /// Where records are named, in the order of the text; none overlaps another.
  List<Mention> find(String text) {
    List<Word> words = NormalizedName.of(text);
    List<Mention> found = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Mention mention = isNameStart(text, words.get(at)) ? longestAt(text, words, at) : null;
      if (mention == null) {
        at++;
      } else {
        found.add(mention);
        at += mention.words;
      }
    }
    return found;
  }

  private @Nullable Mention longestAt(String text, List<Word> words, int from) {
    Word first = words.get(from);
    int most =
        Math.max(
            longest.getOrDefault(first.plain(), 0),
            Math.max(longest.getOrDefault(first.stem(), 0), unmarked(first.plain())));
    int end = reach(text, words, from, Math.min(most, LONGEST));
    for (int to = end; to > from; to--) {
      List<KnownRecord> records = at(words, from, to);
      if (!records.isEmpty()) {
        Span span = new Span(first.span().start(), words.get(to - 1).span().end());
        return new Mention(span, records, isQuoted(text, span), to - from);
      }
    }
    return null;
  }

  private int unmarked(String plain) {
    return plain.endsWith("s") ? longest.getOrDefault(withoutS(plain), 0) : 0;
  }

  /// How far words follow each other without a sentence ending between them.
  private static int reach(String text, List<Word> words, int from, int most) {
    int to = from + 1;
    while (to < words.size() && to < from + most) {
      Word before = words.get(to - 1);
      String gap = text.substring(before.span().end(), words.get(to).span().start());
      boolean ends = SENTENCE_END.matcher(gap).matches() && before.plain().length() > 2;
      if (ends || gap.length() > 4 || gap.contains("\n\n")) {
        return to;
      }
      to++;
    }
    return Math.min(to, words.size());
  }

  private List<KnownRecord> at(List<Word> words, int from, int to) {
    List<String> plain = words.subList(from, to).stream().map(Word::plain).toList();
    String name = String.join(" ", plain);
    List<KnownRecord> found = new ArrayList<>(people.getOrDefault(name, List.of()));
    if (found.isEmpty() && plain.getLast().length() > 3 && name.endsWith("s")) {
      found.addAll(people.getOrDefault(withoutS(name), List.of()));
    }
    String stems = String.join(" ", words.subList(from, to).stream().map(Word::stem).toList());
    found.addAll(others.getOrDefault(stems, List.of()));
    return found;
  }

  private static String withoutS(String name) {
    return name.substring(0, name.length() - 1);
  }

  /// Names begin with a capital letter or a number.
  private static boolean isNameStart(String text, Word word) {
    return !Character.isLowerCase(text.codePointAt(word.span().start()));
  }

  private static boolean isQuoted(String text, Span span) {
    return span.start() > 0
        && span.end() < text.length()
        && OPENING.indexOf(text.charAt(span.start() - 1)) >= 0
        && !Character.isLetterOrDigit(text.charAt(span.end()))
        && isClosed(text, span.end());
  }

  /// A sign may stand before the closing mark: `„Was nun?“`.
  private static boolean isClosed(String text, int end) {
    boolean here = OPENING.indexOf(text.charAt(end)) >= 0;
    return here || (end + 1 < text.length() && OPENING.indexOf(text.charAt(end + 1)) >= 0);
  }

  private Map<String, List<KnownRecord>> map(KnownRecord known) {
    return known.kind() == Kind.CONTRIBUTOR ? people : others;
  }

  private static List<String> keys(KnownRecord known) {
    List<Word> words = NormalizedName.of(known.name());
    if (words.isEmpty() || words.size() > LONGEST) {
      return List.of();
    }
    if (known.kind() == Kind.CONTRIBUTOR) {
      return List.of(String.join(" ", words.stream().map(Word::plain).toList()));
    }
    List<String> stems = words.stream().map(Word::stem).toList();
    List<String> keys = new ArrayList<>(List.of(String.join(" ", stems)));
    if (stems.size() > 1 && ARTICLES.contains(words.getFirst().plain())) {
      keys.add(String.join(" ", stems.subList(1, stems.size())));
    }
    return keys;
  }

  private static List<KnownRecord> joined(List<KnownRecord> there, List<KnownRecord> further) {
    List<KnownRecord> all = new ArrayList<>(there);
    further.stream().filter(r -> !all.contains(r)).forEach(all::add);
    return List.copyOf(all);
  }
}
