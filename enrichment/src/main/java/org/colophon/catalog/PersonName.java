package org.colophon.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.models.UnicodeForm;

/// A person's name in the form in which names are compared: `Kern, Ada`, `Ada Kern` and `Dr. Ada
/// KERN` are one, whatever the order of the words, their accents, titles and case.
///
/// @param words folded, in the order of the name; empty for a name without letters
public record PersonName(List<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\u00AD]+");
  private static final Pattern BETWEEN_PEOPLE =
      Pattern.compile("[;/&|\\n]|(?:^|\\s)(?:und|and|et|mit|with)\\s", Pattern.CASE_INSENSITIVE);
  private static final Set<String> TITLES =
      Set.of(
          "dr",
          "prof",
          "professor",
          "phd",
          "md",
          "mag",
          "dipl",
          "ing",
          "sir",
          "dame",
          "lord",
          "lady",
          "herr",
          "frau",
          "mr",
          "mrs",
          "ms",
          "hrsg",
          "hg",
          "ed",
          "eds",
          "jr",
          "sr");

  public PersonName {
    words = List.copyOf(words);
  }

  /// The name of one person.
  public static PersonName of(String name) {
    String plain = BRACKETS.matcher(name).replaceAll(" ");
    return new PersonName(
        Arrays.stream(NO_LETTER.split(plain, -1))
            .map(PersonName::fold)
            .filter(word -> !word.isEmpty() && !TITLES.contains(word))
            .toList());
  }

  /// The names in a credit, which may name several people and each of them surname first.
  public static List<PersonName> allIn(String credit) {
    List<PersonName> names = new ArrayList<>();
    for (String one : BETWEEN_PEOPLE.split(credit, -1)) {
      List<PersonName> parts =
          Arrays.stream(one.split(",", -1))
              .map(PersonName::of)
              .filter(name -> !name.words.isEmpty())
              .toList();
      for (int i = 0; i < parts.size(); i++) {
        PersonName part = parts.get(i);
        boolean alone = parts.size() == 1;
        if (alone || part.words.size() > 1) {
          names.add(part);
        }
        if (i + 1 < parts.size()) {
          names.add(part.with(parts.get(i + 1)));
        }
      }
    }
    return names;
  }

  private PersonName with(PersonName other) {
    return new PersonName(Stream.concat(words.stream(), other.words.stream()).toList());
  }

  /// Whether both are the same words in any order.
  public boolean isSame(PersonName other) {
    return !words.isEmpty()
        && words.size() == other.words.size()
        && words.stream().sorted().toList().equals(other.words.stream().sorted().toList());
  }

  /// Whether a text names the person in full: the words side by side, first or last name first, the
  /// last of them in the genitive or not.
  public boolean isNamedIn(String text) {
    if (words.size() < 2) {
      return false; // a single word is too often something else
    }
    List<String> spoken =
        Arrays.stream(NO_LETTER.split(text, -1))
            .map(PersonName::fold)
            .filter(word -> !word.isEmpty())
            .toList();
    Set<String> named = new HashSet<>(words);
    for (int from = 0; from + words.size() <= spoken.size(); from++) {
      List<String> run = spoken.subList(from, from + words.size());
      if (named.contains(run.getFirst()) && isSame(new PersonName(nominative(run)))) {
        return true;
      }
    }
    return false;
  }

  private List<String> nominative(List<String> run) {
    String last = run.getLast();
    boolean genitive =
        !words.contains(last)
            && last.endsWith("s")
            && words.contains(last.substring(0, last.length() - 1));
    if (!genitive) {
      return run;
    }
    List<String> nominative = new ArrayList<>(run);
    nominative.set(run.size() - 1, last.substring(0, last.length() - 1));
    return nominative;
  }

  /// One word in the form in which it is compared: `Müller`, `Mueller` and `Mül­ler` come out
  /// alike.
  public static String fold(String word) {
    String marked = UnicodeForm.decomposed(word.replace("\u00AD", ""));
    return MARKS
        .matcher(marked)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("ø", "o");
  }
}
