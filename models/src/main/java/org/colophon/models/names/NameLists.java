package org.colophon.models.names;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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

  static final NameLists NONE = ofHashes(Map.of());

  /// Hashes of the names, ascending.
  private final int[] hashes;

  /// For each name the number of its kinds in `combinations`.
  private final short[] numbers;

  private final List<List<String>> combinations;

  private NameLists(int[] hashes, short[] numbers, List<List<String>> combinations) {
    this.hashes = hashes;
    this.numbers = numbers;
    this.combinations = List.copyOf(combinations);
  }

  private static NameLists ofHashes(Map<Integer, List<String>> kinds) {
    List<List<String>> combinations = kinds.values().stream().distinct().toList();
    int[] hashes = kinds.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    short[] numbers = new short[hashes.length];
    for (int name = 0; name < hashes.length; name++) {
      numbers[name] = (short) combinations.indexOf(kinds.get(hashes[name]));
    }
    return new NameLists(hashes, numbers, combinations);
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
    return NONE.with(names);
  }

  /// These lists and further names, by kind.
  public NameLists with(Map<String, List<String>> namesByKind) {
    Map<Integer, List<String>> all = new TreeMap<>();
    for (int hash : hashes) {
      all.put(hash, kinds(hash));
    }
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
    return ofHashes(all);
  }

  private List<String> kinds(int hash) {
    int name = Arrays.binarySearch(hashes, hash);
    return name < 0 ? List.of() : combinations.get(numbers[name]);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeShort(combinations.size());
    for (List<String> kinds : combinations) {
      out.writeByte(kinds.size());
      for (String kind : kinds) {
        out.writeUTF(kind);
      }
    }
    out.writeInt(hashes.length);
    for (int hash : hashes) {
      out.writeInt(hash);
    }
    for (short number : numbers) {
      out.writeShort(number);
    }
  }

  static NameLists read(DataInputStream in) throws IOException {
    List<List<String>> combinations = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      List<String> kinds = new ArrayList<>();
      for (int kind = in.readUnsignedByte(); kind > 0; kind--) {
        kinds.add(in.readUTF());
      }
      combinations.add(List.copyOf(kinds));
    }
    int[] hashes = new int[in.readInt()];
    for (int name = 0; name < hashes.length; name++) {
      hashes[name] = in.readInt();
    }
    short[] numbers = new short[hashes.length];
    for (int name = 0; name < hashes.length; name++) {
      numbers[name] = in.readShort();
    }
    return new NameLists(hashes, numbers, combinations);
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
        for (String kind : kinds(FeatureHash.of(PHRASE, phrase))) {
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
