package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.models.LanguageDetector;
import org.colophon.models.SharedData;
import org.junit.jupiter.api.Test;

/// Trains the shipped language identifier again and measures its method.
///
/// Word pairs of this set were taken out of sentences. So that no answer is learned by heart, a
/// fold that is held out takes with it every sentence that holds both words of one of its pairs.
class LanguageIdFiguresTest {
  private static final int FOLDS = 5;
  private static final int MORE_TEXTS = 300;
  private static final int CALIBRATION_FOLDS = 4;
  private static final long SEED = 1;

  @Test
  void theShippedIdentifierIsTheOneThatTheseTextsGive() throws IOException {
    SharedData.onlyInLongBuilds();
    Map<String, List<String>> texts = more();
    sentences().forEach((language, lines) -> add(texts, language, lines));
    pairs().forEach((language, lines) -> add(texts, language, lines));
    LinearTextClassifier languages =
        new LanguageIdTrainer("1", SEED, CALIBRATION_FOLDS).train(texts);
    String target = System.getProperty("colophon.langid.out");
    if (target != null) {
      try (OutputStream out = Files.newOutputStream(Path.of(target))) {
        languages.write(out);
      }
    }

    assertEquals(LinearModels.languageDetector().model(), languages.model());
  }

  @Test
  void recognisesUnseenSentencesAndWordPairs() throws IOException {
    SharedData.onlyInLongBuilds();
    Map<String, List<String>> sentences = sentences();
    Map<String, List<String>> pairs = pairs();
    Map<String, Count> sentenceCounts = new TreeMap<>();
    Map<String, Count> pairCounts = new TreeMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      LanguageDetector detector = trainedWithout(fold, sentences, pairs);
      count(detector, fold, sentences, sentenceCounts);
      count(detector, fold, pairs, pairCounts);
    }
    System.out.println("sentences " + sentenceCounts + "\nword pairs " + pairCounts);
    System.out.printf(
        "all: sentences %.4f, word pairs %.4f%n", share(sentenceCounts), share(pairCounts));

    assertTrue(share(sentenceCounts) >= 0.99);
    assertTrue(share(pairCounts) >= 0.91);
    assertTrue(share(Map.of("de", pairCounts.getOrDefault("de", new Count()))) >= 0.90);
    assertTrue(share(Map.of("en", pairCounts.getOrDefault("en", new Count()))) >= 0.90);
  }

  private static LanguageDetector trainedWithout(
      int fold, Map<String, List<String>> sentences, Map<String, List<String>> pairs)
      throws IOException {
    Map<String, List<String>> train = more();
    sentences.forEach((language, lines) -> {
      List<Set<String>> held =
          held(fold, pairs.getOrDefault(language, List.of())).stream()
              .map(LanguageIdFiguresTest::words)
              .toList();
      add(
          train,
          language,
          kept(fold, lines).stream()
              .filter(line -> held.stream().noneMatch(pair -> words(line).containsAll(pair)))
              .toList());
    });
    pairs.forEach((language, lines) -> add(train, language, kept(fold, lines)));
    return LanguageIdTrainer.detector(new LanguageIdTrainer("cv", SEED, 2).train(train));
  }

  private static void count(
      LanguageDetector detector,
      int fold,
      Map<String, List<String>> texts,
      Map<String, Count> counts) {
    texts.forEach((language, lines) -> {
      Count count = counts.computeIfAbsent(language, _ -> new Count());
      for (String text : held(fold, lines)) {
        count.all++;
        count.right += detector.detect(text).code().equals(language) ? 1 : 0;
      }
    });
  }

  private static double share(Map<String, Count> counts) {
    int right = counts.values().stream().mapToInt(count -> count.right).sum();
    return (double) right / counts.values().stream().mapToInt(count -> count.all).sum();
  }

  private static List<String> held(int fold, List<String> lines) {
    return every(lines, fold, true);
  }

  private static List<String> kept(int fold, List<String> lines) {
    return every(lines, fold, false);
  }

  private static List<String> every(List<String> lines, int fold, boolean held) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if ((i % FOLDS == fold) == held) {
        chosen.add(lines.get(i));
      }
    }
    return chosen;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(
        Arrays.asList(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{M}\\p{N}]+", -1)));
  }

  private static void add(Map<String, List<String>> texts, String language, List<String> lines) {
    texts.computeIfAbsent(language, _ -> new ArrayList<>()).addAll(lines);
  }

  private static Map<String, List<String>> sentences() throws IOException {
    return folder("langid/sentences");
  }

  private static Map<String, List<String>> pairs() throws IOException {
    return folder("langid/word-pairs");
  }

  private static Map<String, List<String>> folder(String path) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(SharedData.require(path))) {
      for (Path file : files) {
        String language = file.getFileName().toString().replace(".txt", "");
        List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
        texts.put(language, lines);
      }
    }
    return texts;
  }

  /// More German and English: these two are what editors write most.
  private static Map<String, List<String>> more() throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    add(texts, "de", tokens("germeval2014-ner/NER-de-dev.tsv"));
    add(texts, "en", tokens("wikigold-en/test.conllu"));
    return texts;
  }

  /// The first sentences of a file with a token per line, in its second column.
  private static List<String> tokens(String path) throws IOException {
    List<String> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.require(path))) {
      List<String> columns = Arrays.asList(line.split("\t", -1));
      if (line.isBlank() && !words.isEmpty()) {
        sentences.add(String.join(" ", words));
        words.clear();
      } else if (!line.startsWith("#") && columns.size() > 1) {
        words.add(columns.get(1));
      }
    }
    return sentences.subList(0, MORE_TEXTS);
  }

  private static final class Count {
    private int right;
    private int all;

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f", 100.0 * right / all);
    }
  }
}
