package org.colophon.service.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules for names and words in the sources of all modules; `docs/glossary.md` lists the terms
/// in use.
class WordsTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final List<String> MODULES = List.of("models", "enrichment", "eval", "service");
  private static final int LONGEST_FILE = 400;

  /// Retired class names, and the word to use.
  private static final Map<String, String> RETIRED_NAMES =
      Map.ofEntries(
          Map.entry("Around", "no parameter bundle"),
          Map.entry("Means", "no parameter bundle"),
          Map.entry("Books", "no parameter bundle"),
          Map.entry("Parts", "no parameter bundle"),
          Map.entry("Known", "no parameter bundle"),
          Map.entry("Surroundings", "no parameter bundle"),
          Map.entry("Touched", "InteractionVector"),
          Map.entry("Received", "LateStatement"),
          Map.entry("Said", "StatementSnapshot, or what is said"),
          Map.entry("Ruling", "VerdictDetails"),
          Map.entry("Generally", "CatalogStatistics"),
          Map.entry("Fitting", "Reranker"),
          Map.entry("Arranged", "RuleApplier"),
          Map.entry("Piece", "ItemFeatures, or a part of a text"),
          Map.entry("Showing", "ExposureService"),
          Map.entry("Shelf", "a result type"));

  /// Retired words within class names, and the word to use.
  private static final Map<String, String> RETIRED_WORDS =
      Map.ofEntries(
          Map.entry("Lesson", "TrainingExample"),
          Map.entry("Signs", "Features"),
          Map.entry("Recipe", "Fingerprint"),
          Map.entry("Sketch", "MinHashSignature"),
          Map.entry("Likeness", "Similarity"),
          Map.entry("Sweep", "Reevaluation"),
          Map.entry("Deed", "Interaction"),
          Map.entry("Taste", "ReaderProfile"),
          Map.entry("Appeal", "ClickModel"),
          Map.entry("Backdrop", "BackgroundMean"),
          Map.entry("Repulsion", "NegativePenalty"),
          Map.entry("Timepiece", "MonotonicClock"),
          Map.entry("Loosening", "PolicyOverrides"),
          Map.entry("Sureness", "MentionConfidence"),
          Map.entry("Brought", "LinkedClaims"),
          Map.entry("Doorway", "ResponseWriter"),
          Map.entry("Hopeless", "Unrecoverable"),
          Map.entry("Fate", "Scenario, or Acceptance"));

  /// Retired phrases in comments and texts, and what to write.
  private static final Map<Pattern, String> RETIRED_PHRASES =
      Map.ofEntries(
          phrase("\\bmend(s|ed|ing)?\\b", "fix"),
          phrase("' is no |\"is no ", "is not a valid X: how to fix it"),
          phrase("there is no [a-z]+ '", "X 'x' was not found"),
          phrase("\\blessons?\\b", "training example"),
          phrase("\\bsketch(es|ed)?\\b", "MinHash signature"),
          phrase("\\blikeness\\b", "similarity"),
          phrase("\\brecipes?\\b", "fingerprint"),
          phrase("state it right", "correct the value"),
          phrase("nothing of this was kept", "the request was not stored"),
          phrase("and how they fare", "and their status"),
          phrase("tell them no more", "delete the webhook subscription"),
          phrase("how a run stands", "run status"),
          phrase("let one item off", "item-level override"));

  /// Lines that keep a retired phrase because it is an interface or a quotation: a part of the line
  /// by the reason.
  private static final Map<String, String> KEPT_LINES =
      Map.of(
          "likeness\"", "the JSON field of a pair of duplicates and of evaluation runs",
          "double likeness", "the JSON field of a pair of duplicates",
          "recipe, ", "the column of stored runs and results",
          "\"recipe\"", "the column of stored runs and results",
          ".recipe", "the column of stored runs and results",
          "WHERE recipe", "the column of stored runs and results",
          "instead_of, sketch)", "the column of stored decisions",
          "\"sketch\"", "the column of stored decisions");

  private static final Pattern TYPE =
      Pattern.compile(
          "^\\s*(?:(?:public|private|protected|static|final|sealed|non-sealed|abstract)\\s+)*"
              + "(?:class|record|interface|enum)\\s+(\\w+)",
          Pattern.MULTILINE);
  private static final Pattern RIDDLE =
      Pattern.compile("(What|How|Which|Where|Whether|Says|Tells|Who|When|Why)\\b.*");

  private static Map.Entry<Pattern, String> phrase(String regex, String instead) {
    return Map.entry(Pattern.compile(regex), instead);
  }

  private static List<Path> files(String kind, String suffix) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : MODULES) {
      Path folder = ROOT.resolve(module).resolve("src").resolve(kind);
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(suffix)).forEach(files::add);
      }
    }
    assertFalse(files.isEmpty(), "no sources under " + ROOT.toAbsolutePath());
    return files;
  }

  private static String place(Path file) {
    return ROOT.relativize(file).toString();
  }

  @Test
  void publicClassNamesAreUnique() throws IOException {
    Map<String, Set<String>> places = new TreeMap<>();
    for (Path file : files("main", ".java")) {
      String name = file.getFileName().toString().replace(".java", "");
      Pattern isPublic =
          Pattern.compile(
              "^public .*\\b(class|record|interface|enum) " + name + "\\b", Pattern.MULTILINE);
      if (isPublic.matcher(Files.readString(file)).find()) {
        places.computeIfAbsent(name, _ -> new TreeSet<>()).add(place(file));
      }
    }
    places.values().removeIf(all -> all.size() == 1);
    assertEquals(Map.of(), places, "give one of the classes another name");
  }

  @Test
  void filesAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    for (String kind : List.of("main", "test")) {
      for (Path file : files(kind, ".java")) {
        int lines = Files.readAllLines(file).size();
        if (lines > LONGEST_FILE) {
          found.add(place(file) + ": " + lines + " lines");
        }
      }
    }
    assertEquals(List.of(), found, "split files of more than " + LONGEST_FILE + " lines");
  }

  @Test
  void classNamesUseNoRetiredWord() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("main", ".java")) {
      Matcher types = TYPE.matcher(Files.readString(file));
      while (types.find()) {
        String name = types.group(1);
        retired(name).ifPresent(use -> found.add(place(file) + ": " + name + " → " + use));
      }
    }
    assertEquals(List.of(), found, "use the words of docs/glossary.md");
  }

  private static Optional<String> retired(String name) {
    if (RETIRED_NAMES.containsKey(name)) {
      return Optional.ofNullable(RETIRED_NAMES.get(name));
    }
    return RETIRED_WORDS.entrySet().stream()
        .filter(word -> name.matches("(.*[a-z0-9])?" + word.getKey() + "s?([A-Z0-9].*)?"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Test
  void textsUseNoRetiredPhrase() throws IOException {
    List<Path> files = new ArrayList<>(files("main", ".java"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
    }
    MODULES.forEach(module -> files.add(ROOT.resolve(module).resolve("README.md")));
    files.add(ROOT.resolve("README.md"));
    files.add(ROOT.resolve("CONTRIBUTING.md"));
    files.removeIf(file -> file.endsWith("glossary.md"));
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        int number = i + 1;
        String line = lines.get(i);
        RETIRED_PHRASES.forEach((pattern, use) -> {
          if (pattern.matcher(line).find()
              && KEPT_LINES.keySet().stream().noneMatch(line::contains)) {
            found.add(place(file) + ":" + number + ": " + line.strip() + " → " + use);
          }
        });
      }
    }
    assertEquals(List.of(), found, "use the words of docs/glossary.md");
  }

  @Test
  void classCommentsSayWhatTheClassIs() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("main", ".java")) {
      found.addAll(riddles(file));
    }
    assertEquals(List.of(), found, "begin with a noun phrase, such as 'A store of segments.'");
  }

  private static List<String> riddles(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    String comment = "";
    boolean inComment = false;
    for (String line : Files.readAllLines(file)) {
      String text = line.strip();
      if (text.startsWith("///")) {
        comment = inComment ? comment : text.substring(3).strip();
        inComment = true;
      } else if (!text.startsWith("@")) {
        if (TYPE.matcher(line).lookingAt() && RIDDLE.matcher(comment).matches()) {
          found.add(place(file) + ": " + comment);
        }
        comment = "";
        inComment = false;
      }
    }
    return found;
  }

  @Test
  void everyPackageSaysWhereToStart() throws IOException {
    List<String> found = new ArrayList<>();
    Set<Path> packages = new TreeSet<>();
    files("main", ".java").forEach(file -> packages.add(file.getParent()));
    packages.removeIf(folder -> folder.endsWith("testing")); // fakes
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("Start here")) {
        found.add(place(folder));
      }
    }
    assertEquals(List.of(), found, "say 'Start here' in package-info.java");
  }

  @Test
  void theGlossaryNamesClassesThatExist() throws IOException {
    Set<String> classes = new TreeSet<>(Set.of("WordsTest", "PASS", "BLOCK", "INDETERMINATE"));
    files("main", ".java")
        .forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
    Matcher names =
        Pattern.compile("`([A-Z]\\w+)(?:\\.\\w+)?`")
            .matcher(Files.readString(ROOT.resolve("docs").resolve("glossary.md")));
    Set<String> missing = new TreeSet<>();
    while (names.find()) {
      if (!classes.contains(names.group(1))) {
        missing.add(names.group(1));
      }
    }
    assertEquals(Set.of(), missing, "correct docs/glossary.md");
  }
}
