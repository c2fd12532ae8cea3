package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.colophon.models.EmbeddedText.TokenVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Embedder] does.
public interface EmbedderContract {
  /// An open embedder that the tests share.
  Embedder shared();

  /// A new one, for the test to close.
  Embedder open();

  @Test
  default void givesUnitVectorsOfItsDimension() {
    EmbeddedText text = shared().embed("A short text about whales.", Role.PASSAGE);

    assertEquals(shared().dim(), text.vector().dim());
    assertEquals(1, text.vector().cosine(text.vector()), 1e-5);
    assertFalse(text.tokens().isEmpty());
    for (TokenVector token : text.tokens()) {
      assertEquals(shared().dim(), token.vector().dim());
      assertEquals(1, token.vector().cosine(token.vector()), 1e-5);
    }
  }

  @Test
  default void putsSimilarTextsNearerThanOthers() {
    Embedding whale = vector("The whale swims in the deep ocean.");
    Embedding similar = vector("A whale is swimming in the ocean.");
    Embedding other = vector("Interest rates rose again, says a bank.");

    assertTrue(whale.cosine(similar) > whale.cosine(other) + 0.1);
  }

  @Test
  default void givesTheSameVectorWhoeverAsksAtTheSameTime() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      texts.add("Chapter " + i + " tells how the ship was lost" + " and found".repeat(i));
    }
    List<Embedding> alone = texts.stream().map(this::vector).toList();
    List<Callable<Embedding>> calls = new ArrayList<>();
    texts.forEach(text -> calls.add(() -> vector(text)));

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Embedding> together = new ArrayList<>();
      for (Future<Embedding> answer : threads.invokeAll(calls)) {
        together.add(answer.get());
      }
      assertEquals(alone, together);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Über die Brücke geht ein Mädchen.",
        "😀😀 und 👩‍👩‍👧 lachen über Bücher 📚.",
        "U\u0308ber Ma\u0308dchen", // decomposed
        "Bü\u00ADcher\u00AD und Zeit\u00ADschrif\u00ADten\u00AD",
        "lone \uD800 surrogate \uDC00 and \u0000 control",
        "  中文字 und שלום עולם  "
      })
  default void reportsTokensInOrderWithinTheTextAsStored(String text) {
    List<TokenVector> tokens = shared().embed(text, Role.QUERY).tokens();

    assertFalse(tokens.isEmpty());
    int last = 0;
    for (TokenVector token : tokens) {
      Span span = token.span();
      assertTrue(span.start() >= last, () -> span + " stands before the token ahead of it");
      assertTrue(span.end() <= text.length(), () -> span + " leaves the text");
      assertFalse(span.in(text).isBlank(), () -> span + " covers nothing");
      last = span.start();
    }
  }

  @Test
  default void findsEachWordWhereItStandsBehindCharactersOfTwoCodeUnits() {
    String text = "📚📚 Bü\u00ADcher 😀 x";
    List<TokenVector> tokens = shared().embed(text, Role.PASSAGE).tokens();

    int word = text.indexOf("Bü");
    assertTrue(tokens.stream().anyMatch(token -> token.span().start() == word));
    assertTrue(
        tokens.stream().anyMatch(token -> token.span().end() == word + "Bü\u00ADcher".length()));
    assertEquals("x", tokens.getLast().span().in(text));
  }

  @Test
  default void readsOverSoftHyphens() {
    assertEquals(vector("Zeitschriften lesen"), vector("Zeit\u00ADschrif\u00ADten lesen"));
  }

  @Test
  default void cutsLongTextsAndSaysSo() {
    String sentence = "The whale swims in the deep ocean. ";
    EmbeddedText cut = shared().embed(sentence.repeat(shared().maxTokens()), Role.PASSAGE);
    EmbeddedText whole = shared().embed(sentence, Role.PASSAGE);

    assertTrue(cut.truncated());
    assertTrue(cut.tokens().size() <= shared().maxTokens());
    assertFalse(whole.truncated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "\u00AD\u00AD "})
  default void refusesBlankTexts(String blank) {
    assertThrows(IllegalArgumentException.class, () -> shared().embed(blank, Role.PASSAGE));
  }

  @Test
  default void refusesToWorkOnceClosedAndMayBeClosedTwice() {
    Embedder embedder = open();
    embedder.close();
    embedder.close();

    assertThrows(IllegalStateException.class, () -> embedder.embed("text", Role.PASSAGE));
    assertEquals(shared().model(), embedder.model());
  }

  private Embedding vector(String text) {
    return shared().embed(text, Role.PASSAGE).vector();
  }
}
