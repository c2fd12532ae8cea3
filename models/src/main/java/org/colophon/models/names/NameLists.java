package org.colophon.models.names;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText.Token;

/// Lists of known names by kind (gazetteers), used as a feature: the model decides how much a list
/// entry weighs. Kept as hashes. Immutable.
public final class NameLists {
  private static final int LONGEST = 6;
  private static final Pattern SIGNS = Pattern.compile("([.,'’()-])");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int PHRASE = 101;

  /// Kinds by hash of the name.
  private final Map<Integer, List<String>> kinds;

  private NameLists(Map<Integer, List<String>> kinds) {
    this.kinds = Collections.unmodifiableMap(kinds);
  }

  /// @param kinds by hash of the name, as [#kinds()] gives them
  static NameLists ofHashes(Map<Integer, List<String>> kinds) {
    return new NameLists(new TreeMap<>(kinds));
  }

  /// Countries in German and English and the cities that time zones are named after, as the Java
  /// platform lists them.
  public static NameLists ofPlaces() {
    Map<String, List<String>> names = new TreeMap<>();
    List<String> countries = new ArrayList<>();
    for (String code : Locale.getISOCountries()) {
      countries.add(Locale.of("", code).getDisplayCountry(Locale.GERMAN));
      countries.add(Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
    }
    names.put("country", countries);
    names.put(
        "city",
        ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
            .map(zone -> zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '))
            .toList());
    return new NameLists(Map.of()).with(names);
  }

  /// These lists and further names, by kind.
  public NameLists with(Map<String, List<String>> namesByKind) {
    Map<Integer, List<String>> all = new TreeMap<>(kinds);
    for (Map.Entry<String, List<String>> list : new TreeMap<>(namesByKind).entrySet()) {
      for (String name : list.getValue()) {
        String plain = SIGNS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" $1 ").strip();
        List<String> words = List.of(SPACE.split(plain, -1));
        if (!plain.isEmpty() && words.size() <= LONGEST) {
          int hash = FeatureHash.of(PHRASE, String.join(" ", words));
          List<String> known = all.getOrDefault(hash, List.of());
          if (!known.contains(list.getKey())) {
            List<String> more = new ArrayList<>(known);
            more.add(list.getKey());
            all.put(hash, List.copyOf(more));
          }
        }
      }
    }
    return new NameLists(all);
  }

  Map<Integer, List<String>> kinds() {
    return kinds;
  }

  /// For each token, in which lists a phrase stands that it is part of, and where in the phrase. A
  /// phrase begins with a capital letter.
  List<List<String>> found(List<Token> tokens) {
    List<List<String>> found = new ArrayList<>();
    tokens.forEach(token -> found.add(new ArrayList<>()));
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).surface().isEmpty()
          || !Character.isUpperCase(tokens.get(i).surface().codePointAt(0))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int end = i; end < Math.min(tokens.size(), i + LONGEST); end++) {
        phrase
            .append(end == i ? "" : " ")
            .append(tokens.get(end).surface().toLowerCase(Locale.ROOT));
        for (String kind : kinds.getOrDefault(FeatureHash.of(PHRASE, phrase), List.of())) {
          for (int at = i; at <= end; at++) {
            String place = i == end ? "S" : at == i ? "B" : at == end ? "E" : "I";
            found.get(at).add(kind + place);
          }
        }
      }
    }
    return found;
  }
}
