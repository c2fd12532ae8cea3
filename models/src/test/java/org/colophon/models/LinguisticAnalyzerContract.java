package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [LinguisticAnalyzer] does.
public interface LinguisticAnalyzerContract {
  LinguisticAnalyzer analyzer();

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n ", "\u00AD", "\r\n\t"})
  default void findsNothingInABlankText(String blank) {
    assertEquals(List.of(), analyzer().analyze(blank).sentences());
  }

  @Test
  default void splitsSentencesAndWords() {
    AnalyzedText text = analyzer().analyze("Anna lacht. Otto liest 3 Romane!");

    assertEquals(2, text.sentences().size());
    assertEquals(
        List.of("Otto", "liest", "3", "Romane", "!"),
        text.sentences().get(1).tokens().stream().map(Token::surface).toList());
  }

  @Test
  default void takesWordsAsTheyAreGiven() {
    AnalyzedText text = analyzer().analyzeWords(List.of("Anna", "liest", "3-D", "„Romane“", "."));

    assertEquals("Anna liest 3-D „Romane“ .", text.text());
    assertEquals(
        List.of("Anna", "liest", "3-D", "„Romane“", "."),
        text.sentences().getFirst().tokens().stream()
            .map(token -> token.span().in(text.text()))
            .toList());
    assertEquals(1, text.sentences().size());
  }

  @Test
  default void splitsAtBlankLines() {
    String text = "Ein Titel ohne Punkt\n\nErster Satz des Textes.\r\n \r\nZweiter Absatz";
    List<Sentence> sentences = analyzer().analyze(text).sentences();

    assertEquals(
        List.of("Ein Titel ohne Punkt", "Erster Satz des Textes.", "Zweiter Absatz"),
        sentences.stream().map(sentence -> sentence.span().in(text)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Über 😀 die Brücke. Noch ein Satz.",
        "Der Ver\u00ADlag druckt Bü\u00ADcher\u00AD. \u00ADGut so.",
        "\u00AD Ein \uD800 Satz \u0000 mit Müll 📚📚! Und?",
        "  „Gehen wir“, sagte z. B. Dr. Meier. — „Ja …“  "
      })
  default void reportsSpansOfTheTextAsStored(String text) {
    AnalyzedText analyzed = analyzer().analyze(text);

    assertEquals(text, analyzed.text());
    assertFalse(analyzed.sentences().isEmpty());
    int last = 0;
    for (Sentence sentence : analyzed.sentences()) {
      assertTrue(sentence.span().start() >= last);
      for (Token token : sentence.tokens()) {
        assertTrue(token.span().start() >= last);
        assertTrue(sentence.span().contains(token.span()));
        assertEquals(StrippedText.of(token.span().in(text)).text(), token.surface());
        assertFalse(token.tag().isBlank());
        assertFalse(token.lemma().isBlank());
        last = token.span().end();
      }
    }
  }

  @Test
  default void readsOverSoftHyphens() {
    String plain = "Der Verlag druckt Bücher.";
    String hyphened = "Der Ver\u00ADlag druckt Bü\u00ADcher.";

    List<Token> words = analyzer().analyze(hyphened).sentences().getFirst().tokens();
    assertEquals(
        analyzer().analyze(plain).sentences().getFirst().tokens().stream()
            .map(token -> token.surface() + "/" + token.tag() + "/" + token.lemma())
            .toList(),
        words.stream()
            .map(token -> token.surface() + "/" + token.tag() + "/" + token.lemma())
            .toList());
    assertEquals("Bü\u00ADcher", words.get(3).span().in(hyphened));
  }

  @Test
  default void saysTheSameWhoeverAsksAtTheSameTime() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      texts.add(
          "Band " + i + " erzählt von der Reise nach Bergen. " + "Viele lasen ihn. ".repeat(i));
    }
    List<Callable<AnalyzedText>> calls = new ArrayList<>();
    texts.forEach(text -> calls.add(() -> analyzer().analyze(text)));

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<AnalyzedText> together = new ArrayList<>();
      for (Future<AnalyzedText> answer : threads.invokeAll(calls)) {
        together.add(answer.get());
      }
      assertEquals(texts.stream().map(text -> analyzer().analyze(text)).toList(), together);
    }
  }
}
