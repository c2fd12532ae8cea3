package org.colophon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.models.Span;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.Test;

class PassageSplitterTest {
  private static final WhitespaceAnalyzer ANALYZER = new WhitespaceAnalyzer("en");

  @Test
  void titleIsThePassageZeroWithAnEmptySpan() {
    List<Passage> passages = split("The Away End", "A book about terraces.");

    assertEquals(
        new Passage(0, new Span(0, 0), PassageText.hash("The Away End")), passages.getFirst());
    assertEquals(1, passages.get(1).ordinal());
    assertEquals(2, passages.size());
  }

  @Test
  void textPassagesStartAtOneWithoutATitle() {
    assertEquals(List.of(1), split("", "Words.").stream().map(Passage::ordinal).toList());
  }

  @Test
  void hashIgnoresSoftHyphensWhiteSpaceAndUnicodeForm() {
    String composed = "Küstenkrimi am Hafen";
    String written = "Ku\u0308sten\u00ADkrimi \u00a0 am\tHafen ";

    assertEquals(split("", composed).getFirst().hash(), split("", written).getFirst().hash());
  }

  @Test
  void coversEveryWordOnceAndInOrderWithinTheLimit() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String text = randomText(random, 1 + random.nextInt(12));
      List<Passage> passages = split("", text);
      List<String> words = new ArrayList<>();
      int end = 0;
      for (Passage passage : passages) {
        String[] inPassage = passage.span().in(text).split("\\s+", -1);
        assertTrue(inPassage.length <= PassageSplitter.MAX_WORDS, "seed " + seed);
        assertTrue(passage.span().start() >= end, "seed " + seed);
        end = passage.span().end();
        words.addAll(List.of(inPassage));
      }
      assertEquals(List.of(text.strip().split("\\s+", -1)), words, "seed " + seed);
    }
  }

  @Test
  void oneChangedParagraphLeavesNearlyAllHashesAsTheyWere() {
    long seed = 7;
    Random random = new Random(seed);
    int changed = 0;
    int rounds = 100;
    for (int round = 0; round < rounds; round++) {
      List<String> paragraphs = new ArrayList<>();
      for (int p = 0; p < 20; p++) {
        paragraphs.add(sentence(random, 20 + random.nextInt(40)));
      }
      Set<String> before = hashes(String.join("\n\n", paragraphs));
      paragraphs.set(random.nextInt(20), sentence(random, 20 + random.nextInt(40)));
      Set<String> after = hashes(String.join("\n\n", paragraphs));
      after.removeAll(before);
      changed += after.size();
    }
    assertTrue(changed <= 3 * rounds, changed + " new passages in " + rounds + " edits");
  }

  @Test
  void aSentenceWithoutAnEndIsCutBetweenWords() {
    String endless =
        IntStream.range(0, 300).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    assertEquals(4, split("", endless).size());
  }

  private static Set<String> hashes(String text) {
    return split("", text).stream()
        .map(Passage::hash)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<Passage> split(String title, String text) {
    return PassageSplitter.split(new ItemText("en", title, text, "h"), ANALYZER.analyze(text));
  }

  private static String randomText(Random random, int paragraphs) {
    return IntStream.range(0, paragraphs)
        .mapToObj(p ->
            IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(s -> sentence(random, 1 + random.nextInt(40)))
                .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(random.nextBoolean() ? "\n\n" : "\r\n"));
  }

  private static String sentence(Random random, int words) {
    return IntStream.range(0, words)
        .mapToObj(w -> "w" + random.nextInt(5000))
        .collect(Collectors.joining(" ", "", "."));
  }
}
