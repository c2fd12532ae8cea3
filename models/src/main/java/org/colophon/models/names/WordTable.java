package org.colophon.models.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.UnicodeForm;
import org.colophon.models.files.SealedFile;
import org.colophon.models.files.Sha256;
import org.jspecify.annotations.Nullable;

/// A table of what is known about words without any labelled sentence: the clusters of their input
/// vectors in an encoder, at three granularities, and how they are written in parallel texts. A
/// word that the vocabulary lacks is described by its longest beginning and endings that are in it.
/// Immutable; made by `tools/names/words.py`.
///
/// ```
/// int     0xC0111201 (format 1)
/// string  SHA-256 of all that follows, in hex
/// string  name, version
/// int     pieces, then per piece: string, byte and byte and short: its clusters
/// int     words, then per word: string, string: how it is written
/// lists of names as in [NamesFile]
/// ```
final class WordTable {
  private static final WordTable EMPTY =
      new WordTable(
          new ModelId("words", "1", Sha256.of(new byte[0])),
          false,
          Map.of(),
          Map.of(),
          NameLists.NONE);
  private static final Map<String, WordTable> BUNDLED = new ConcurrentHashMap<>();
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final String INNER = "##";
  private static final String UNKNOWN = "u";
  private static final int LONGEST_WORD = 60;

  private final ModelId id;
  private final boolean german;
  private final Map<String, Clusters> pieces;
  private final Map<String, String> writing;
  private final NameLists lists;

  private WordTable(
      ModelId id,
      boolean german,
      Map<String, Clusters> pieces,
      Map<String, String> writing,
      NameLists lists) {
    this.id = id;
    this.german = german;
    this.pieces = Map.copyOf(pieces);
    this.writing = Map.copyOf(writing);
    this.lists = lists;
  }

  /// The bundled table of a language, read on first use; an empty one where there is none.
  ///
  /// @throws ModelFileException when the bundled file is damaged
  static WordTable of(String language) {
    return BUNDLED.computeIfAbsent(language, WordTable::open);
  }

  /// Name, version and digest of the table.
  ModelId id() {
    return id;
  }

  /// First and last names of people, and towns of German-speaking countries.
  NameLists lists() {
    return lists;
  }

  /// What is known about a word.
  Facts facts(String surface) {
    if (pieces.isEmpty() || surface.isEmpty() || surface.length() > LONGEST_WORD) {
      return Facts.NONE;
    }
    List<Feature> features = new ArrayList<>();
    String word = spelling(surface);
    Clusters known = whole(word);
    Clusters ending = known != null ? known : ending(word);
    if (known != null) {
      features.add(new Feature("coarse=" + known.coarse, 2));
      features.add(new Feature("middle=" + known.middle, 1));
      features.add(new Feature("fine=" + known.fine, 0));
    } else {
      features.add(new Feature("middle=?", 1));
      addPart("ending", ending, features);
      addPart("head", head(word), features);
      Clusters beginning = beginning(word);
      if (beginning != null) {
        features.add(new Feature("beginning=" + beginning.middle, 0));
      }
    }
    boolean capital = Character.isUpperCase(surface.charAt(0));
    String written = capital || !german ? written(surface) : "";
    if (!written.isEmpty()) {
      features.add(new Feature((capital ? "Written=" : "written=") + written, 1));
    }
    String cluster = ending == null ? "" : "c" + ending.coarse;
    return new Facts(cluster, capital ? written : "", features);
  }

  private static void addPart(String name, @Nullable Clusters part, List<Feature> features) {
    if (part != null) {
      features.add(new Feature("coarse " + name + "=" + part.coarse, 1));
      features.add(new Feature(name + "=" + part.middle, 0));
    }
  }

  private @Nullable Clusters beginning(String word) {
    for (int end = word.length() - 1; end > 0; end--) {
      Clusters known = pieces.get(word.substring(0, end));
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private @Nullable Clusters ending(String word) {
    for (int start = 1; start < word.length(); start++) {
      Clusters known = pieces.get(INNER + word.substring(start));
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  /// The last part of a compound.
  private @Nullable Clusters head(String word) {
    for (int start = 2; start < word.length() - 2; start++) {
      Clusters known = pieces.get(withoutHyphen(word.substring(start)));
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private @Nullable Clusters whole(String word) {
    Clusters known = pieces.get(word);
    boolean genitive = german && word.length() > 3 && word.endsWith("s");
    return known == null && genitive ? pieces.get(word.substring(0, word.length() - 1)) : known;
  }

  private String written(String surface) {
    String word = german ? surface : surface.toLowerCase(Locale.ROOT);
    String known = writing.get(word);
    String ending = german ? "s" : "'s";
    if (known == null && word.endsWith(ending)) {
      known = writing.get(word.substring(0, word.length() - ending.length()));
    }
    return known != null ? known : german ? writtenHead(word) : UNKNOWN;
  }

  private String writtenHead(String word) {
    for (int start = 1; start < word.length() - 3; start++) {
      String head = withoutHyphen(word.substring(start));
      if (!head.isEmpty()) {
        String known =
            writing.get(head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1));
        if (known != null) {
          return "t" + known.charAt(0);
        }
      }
    }
    return UNKNOWN;
  }

  private String spelling(String surface) {
    String lower = UnicodeForm.composed(surface).toLowerCase(Locale.ROOT);
    return german
        ? lower.replace("ß", "ss")
        : MARKS.matcher(UnicodeForm.decomposed(lower)).replaceAll("");
  }

  private static String withoutHyphen(String part) {
    return part.startsWith("-") ? part.substring(1) : part;
  }

  private static WordTable open(String language) {
    String file = "words-" + language + ".bin";
    try (InputStream in = WordTable.class.getResourceAsStream(file)) {
      return in == null
          ? EMPTY
          : SealedFile.WORDS.readNamed(
              in, file, (body, id) -> read(body, id, language.equals("de")));
    } catch (IOException e) {
      throw new ModelFileException("bundled file " + file + " cannot be read", e);
    }
  }

  private static WordTable read(DataInputStream in, ModelId id, boolean german) throws IOException {
    Map<String, Clusters> pieces = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      pieces.put(
          in.readUTF(),
          new Clusters(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedShort()));
    }
    Map<String, String> writing = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      writing.put(in.readUTF(), in.readUTF().intern());
    }
    return new WordTable(id, german, pieces, writing, NameLists.read(in));
  }

  /// The facts about a word.
  ///
  /// @param cluster of its vector, or of its ending's; empty where there is none
  /// @param writing how it is usually written, of a capitalised word; else empty
  /// @param features all that is known
  record Facts(String cluster, String writing, List<Feature> features) {
    private static final Facts NONE = new Facts("", "", List.of());
  }

  /// A fact about a word.
  ///
  /// @param reach how many tokens away it still says something
  record Feature(String text, int reach) {}

  /// The clusters of a piece's vector: of 64, of 256, of 1,024.
  private record Clusters(int coarse, int middle, int fine) {}
}
