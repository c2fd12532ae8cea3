package org.colophon.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.colophon.eval.sets.SetCatalogue;

/// Small sets of made-up texts, one per task, the same on every machine.
final class SyntheticSets {
  static final String POEMS =
      "rhyme verse stanza meter sonnet ballad poet refrain metaphor syllable";
  static final String GARDENS = "soil seed compost pruning roses hedge watering mulch lawn orchard";
  static final String SHIPS = "harbour anchor captain sail mast voyage deck rudder tide lighthouse";
  static final String KITCHEN = "oven dough butter recipe simmer knead flour garlic stew roast";
  private static final List<String> TOPICS = List.of(POEMS, GARDENS, SHIPS, KITCHEN);
  private static final List<String> NAMES = List.of("poems", "gardens", "ships", "kitchen");
  private static final String COMMON =
      "the a of and with every some long short old new day year people house book town again";
  private static final String GERMAN =
      "der die das Hund Haus Tisch schläft läuft unter über schön größer nicht auch";
  private static final String SURNAMES =
      "Alder Birke Corvin Dahl Ebner Falk Gruber Holm Ilg Jansen";
  private static final String FIRST_NAMES = "Ada Bert Clara Dora Emil Fritz Greta Hanna Ida Jakob";

  private final Path dir;
  private final Random random = new Random(11);

  private SyntheticSets(Path dir) {
    this.dir = dir;
  }

  /// Writes all sets below `dir` and returns a catalogue of them alone besides the built-in ones.
  static SetCatalogue write(Path dir) throws IOException {
    SyntheticSets sets = new SyntheticSets(dir);
    Files.createDirectories(dir.resolve("sets"));
    sets.topics();
    sets.subjects();
    sets.clicks();
    sets.names();
    sets.pairs();
    sets.others();
    return SetCatalogue.builtIn().withFolder(dir.resolve("sets"));
  }

  static List<String> ids() {
    return List.of(
        "synthetic-topics",
        "synthetic-subjects",
        "synthetic-linear",
        "synthetic-zero-shot",
        "synthetic-clicks",
        "synthetic-choices",
        "synthetic-likes",
        "synthetic-likings",
        "synthetic-names",
        "synthetic-phrases",
        "synthetic-language",
        "synthetic-segments",
        "synthetic-pairs");
  }

  private void topics() throws IOException {
    jsonl("topics-train.jsonl", 80, i -> topic(i, "label"));
    jsonl("topics-test.jsonl", 60, i -> topic(i, "label"));
    define(
        "synthetic-topics", "single-label", "jsonl", "topics-train.jsonl", "topics-test.jsonl", "");
    define(
        "synthetic-zero-shot",
        "single-label",
        "jsonl",
        "",
        "topics-test.jsonl",
        "labels: {poems: %s, gardens: %s, ships: %s, kitchen: %s}"
            .formatted(POEMS, GARDENS, SHIPS, KITCHEN));
  }

  private void subjects() throws IOException {
    Files.writeString(
        dir.resolve("hierarchy.txt"),
        "arts\tpoems\narts\tkitchen\noutdoors\tgardens\noutdoors\tships\n");
    jsonl("subjects.jsonl", 120, this::subject);
    jsonl("subjects-test.jsonl", 60, this::subject);
    define(
        "synthetic-subjects", "multi-label", "jsonl", "subjects.jsonl", "subjects-test.jsonl", "");
    define("synthetic-linear", "multi-label", "jsonl", "subjects.jsonl", "subjects-test.jsonl", "");
    define("synthetic-segments", "segments", "jsonl", "subjects.jsonl", "subjects-test.jsonl", "");
  }

  private void clicks() throws IOException {
    jsonl(
        "clicks.jsonl",
        40,
        i -> {
          String liked = list(3, n -> quoted(text(i % 4, 8)));
          String candidates =
              list(
                  4,
                  n ->
                      "{\"id\": \"c%d\", \"title\": %s, \"relevance\": %d}"
                          .formatted(n, quoted(text(n, 8)), n == i % 4 ? 1 : 0));
          return "{\"liked\": [%s], \"candidates\": [%s]}".formatted(liked, candidates);
        });
    define("synthetic-clicks", "ranking", "jsonl", "", "clicks.jsonl", "");
    define("synthetic-choices", "ranking", "jsonl", "clicks.jsonl", "", "");
    jsonl(
        "likes.jsonl",
        40,
        i ->
            "{\"liked\": [%s], \"disliked\": [%s], \"candidates\": [{\"title\": \"x\", \"relevance\": %d}]}"
                .formatted(
                    list(i % 5, n -> "\"a" + n + "\""),
                    list(4 - i % 5, n -> "\"b" + n + "\""),
                    random.nextInt(4) < i % 5 ? 1 : 0));
    define("synthetic-likes", "preference", "jsonl", "", "likes.jsonl", "");
    jsonl(
        "likings.jsonl",
        40,
        i ->
            "{\"liked\": [%s], \"disliked\": [%s], \"candidates\": [{\"title\": %s, \"relevance\": %d}]}"
                .formatted(
                    list(3, n -> quoted(text(i % 4, 8))),
                    list(3, n -> quoted(text((i + 1) % 4, 8))),
                    quoted(text((i + i / 4 % 2) % 4, 8)),
                    i / 4 % 2 == 0 ? 1 : 0));
    define("synthetic-likings", "preference", "jsonl", "likings.jsonl", "", "");
  }

  private void names() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      word(lines, one(COMMON), "O");
      word(lines, one(SHIPS), "O");
      word(lines, "met", "O");
      word(lines, one(FIRST_NAMES), "B-PER");
      word(lines, one(SURNAMES), "I-PER");
      word(lines, "near", "O");
      word(lines, "Port" + one(GARDENS), "B-LOC");
      lines.append('\n');
    }
    Files.writeString(dir.resolve("names.conll"), lines);
    define("synthetic-names", "entities", "conll", "names.conll", "", "");
  }

  private void pairs() throws IOException {
    try (InputStream in = SyntheticSets.class.getResourceAsStream("/synthetic/pairs.jsonl")) {
      Files.write(dir.resolve("pairs.jsonl"), in == null ? new byte[0] : in.readAllBytes());
    }
    define("synthetic-pairs", "similarity", "jsonl", "", "pairs.jsonl", "");
  }

  private void others() throws IOException {
    Files.createDirectories(dir.resolve("lang"));
    Files.createDirectories(dir.resolve("more"));
    StringBuilder german = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      german
          .append(one(GERMAN))
          .append(' ')
          .append(one(GERMAN))
          .append(" und ")
          .append(i)
          .append('\n');
      english.append(text(0, 6)).append(' ').append(i).append('\n');
    }
    Files.writeString(dir.resolve("lang/en.txt"), english);
    Files.writeString(dir.resolve("lang/de.txt"), german);
    Files.writeString(dir.resolve("more/de.txt"), "der Hund schläft unter dem Tisch\n");
    define("synthetic-language", "language", "file-per-language", "lang", "", "");
    jsonl(
        "phrases.jsonl",
        20,
        i ->
            "{\"text\": %s, \"labels\": [%s]}"
                .formatted(quoted("The " + text(i % 4, 12) + "."), quoted(one(TOPICS.get(i % 4)))));
    define("synthetic-phrases", "keyphrases", "jsonl", "", "phrases.jsonl", "");
  }

  private String topic(int i, String field) {
    return "{\"text\": %s, \"%s\": \"%s\"}"
        .formatted(quoted(text(i % 4, 25)), field, NAMES.get(i % 4));
  }

  private String subject(int i) {
    int first = i % 4;
    int second = (i / 4) % 4;
    String words = text(first, 20) + (second == first ? "" : " " + text(second, 20));
    List<String> labels = new ArrayList<>(List.of(NAMES.get(first), parent(first)));
    if (second != first) {
      labels.add(NAMES.get(second));
    }
    if (!parent(second).equals(parent(first))) {
      labels.add(parent(second));
    }
    String gold = labels.stream().map(SyntheticSets::quoted).collect(Collectors.joining(", "));
    return "{\"text\": %s, \"labels\": [%s], \"facets\": {\"genre\": \"%s\"}}"
        .formatted(quoted(words), gold, parent(first));
  }

  private static String parent(int topic) {
    return topic == 0 || topic == 3 ? "arts" : "outdoors";
  }

  private String text(int topic, int words) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      text.add(one(i % 2 == 0 ? TOPICS.get(topic % 4) : COMMON));
    }
    return String.join(" ", text);
  }

  private String one(String words) {
    List<String> all = List.of(words.split(" ", -1));
    return all.get(random.nextInt(all.size()));
  }

  private static void word(StringBuilder lines, String word, String tag) {
    lines.append(word).append('\t').append(tag).append('\n');
  }

  private interface Line {
    String of(int number);
  }

  private static String list(int count, Line line) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(line.of(i));
    }
    return String.join(", ", parts);
  }

  private void jsonl(String name, int count, Line line) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String id = "{\"id\": \"" + name + "-" + i + "\", ";
      lines.append(id).append(line.of(i).substring(1)).append('\n');
    }
    Files.writeString(dir.resolve(name), lines);
  }

  private void define(
      String id, String task, String format, String train, String test, String labels)
      throws IOException {
    boolean subjects = train.startsWith("subjects");
    Files.writeString(
        dir.resolve("sets").resolve(id + ".yaml"),
        """
        id: %s
        about: {title: Made-up texts for tests, language: en, licence: ours}
        gold: {task: %s, origin: human%s}
        files: {format: %s, train: [%s], test: [%s], options: {%s}}
        """
            .formatted(
                id,
                task,
                labels.isEmpty() ? "" : ", " + labels,
                format,
                train,
                test,
                subjects
                    ? "hierarchy: hierarchy.txt"
                        + (id.endsWith("linear") ? "" : ", learner: subjects, use: title vector")
                    : train.equals("lang") ? "background: more" : ""));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
