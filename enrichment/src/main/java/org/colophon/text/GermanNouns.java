package org.colophon.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A list of German noun forms with their gender or number; a compound has those of its last part.
/// Immutable.
///
/// It is small and comes from counting: what it does not know may still be a noun.
public final class GermanNouns {
  private static final GermanNouns BUNDLED = read("nouns-de.txt");
  private static final int SHORTEST_PART = 3;
  private static final int SHORTEST_HEAD = 4;
  private static final List<String> ENDINGS = List.of("", "n", "s", "en", "es", "e");

  private static final Map<String, Kind> BY_ENDING =
      Map.of(
          "ung", Kind.FEMININE,
          "heit", Kind.FEMININE,
          "keit", Kind.FEMININE,
          "schaft", Kind.FEMININE,
          "ungen", Kind.PLURAL,
          "heiten", Kind.PLURAL,
          "keiten", Kind.PLURAL,
          "schaften", Kind.PLURAL,
          "innen", Kind.PLURAL,
          "ismus", Kind.MASCULINE);

  private final Map<String, Kind> kinds;

  private GermanNouns(Map<String, Kind> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /// The gender of a noun form in the singular, or the plural.
  public enum Kind {
    MASCULINE,
    FEMININE,
    NEUTER,
    PLURAL,
    UNCLEAR;

    private static Kind of(char sign) {
      return switch (sign) {
        case 'm' -> MASCULINE;
        case 'f' -> FEMININE;
        case 'n' -> NEUTER;
        case 'p' -> PLURAL;
        default -> UNCLEAR;
      };
    }

    /// Whether it is masculine or neuter: these share their endings.
    boolean takesGenitiveS() {
      return this == MASCULINE || this == NEUTER;
    }
  }

  /// The bundled list.
  public static GermanNouns bundled() {
    return BUNDLED;
  }

  private static GermanNouns read(String name) {
    Map<String, Kind> kinds = new HashMap<>();
    Kind kind = Kind.UNCLEAR;
    for (String word : Wordlist.read(name)) {
      if (word.length() == 2 && word.charAt(1) == ':') {
        kind = Kind.of(word.charAt(0));
      } else {
        kinds.put(word, kind);
      }
    }
    return new GermanNouns(kinds);
  }

  /// What a form stands for, if it is listed as written or ends as only nouns of one kind do.
  public Optional<Kind> listed(String form) {
    Kind kind = kinds.get(form);
    if (kind != null) {
      return Optional.of(kind);
    }
    return BY_ENDING.entrySet().stream()
        .filter(ending -> form.endsWith(ending.getKey()))
        .filter(ending -> form.length() >= ending.getKey().length() + SHORTEST_HEAD)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// What a form stands for, by the form itself or by the longest noun that it ends in.
  public Optional<Kind> find(String form) {
    return listed(head(form));
  }

  /// The listed noun that a form ends in, with a capital letter; the form itself where there is
  /// none.
  String head(String form) {
    if (listed(form).isPresent()) {
      return form;
    }
    String word = form.substring(form.lastIndexOf('-') + 1);
    for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_HEAD; cut++) {
      String head = capitalised(word.substring(cut));
      Kind kind = kinds.get(head);
      if (kind != null && kind != Kind.UNCLEAR) {
        return head;
      }
    }
    return word.length() < form.length() && kinds.containsKey(word) ? word : form;
  }

  /// Whether a capitalised word is a common noun: listed in one of its forms.
  public boolean isCommon(String word) {
    return ENDINGS.stream()
        .filter(ending -> word.endsWith(ending) && word.length() > ending.length() + 2)
        .anyMatch(ending -> listed(word.substring(0, word.length() - ending.length())).isPresent());
  }

  /// Whether a longer word ends in a common noun, whatever goes before it.
  public boolean endsInCommon(String word) {
    for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_HEAD; cut++) {
      if (isCommon(capitalised(word.substring(cut)))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word is a compound of two common nouns, linking letters apart.
  public boolean isCompound(String word) {
    for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_HEAD; cut++) {
      if (isCommon(capitalised(word.substring(cut))) && isModifier(word.substring(0, cut))) {
        return true;
      }
    }
    return false;
  }

  private boolean isModifier(String start) {
    return ENDINGS.stream()
        .filter(ending -> start.endsWith(ending))
        .map(ending -> start.substring(0, start.length() - ending.length()))
        .anyMatch(bare -> bare.length() >= SHORTEST_PART && kinds.containsKey(bare));
  }

  static String capitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
