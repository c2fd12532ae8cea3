package org.colophon.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.EmbedderContract;
import org.colophon.models.Role;
import org.colophon.models.Span;
import org.colophon.models.bilingual.Embedders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set up before the first test
class BgeSmallTest implements EmbedderContract {
  private static Embedder shared;

  @BeforeAll
  static void load() {
    shared = Embedders.open("bge-small");
  }

  @AfterAll
  static void unload() {
    shared.close();
  }

  @Override
  public Embedder shared() {
    return shared;
  }

  @Override
  public Embedder open() {
    return Embedders.open("bge-small");
  }

  @Test
  void readsWhatItsCardSays() {
    assertEquals("bge-small-en-v1.5-q", shared.model().name());
    assertEquals(384, shared.dim());
    assertEquals(512, shared.maxTokens());
  }

  @Test
  void putsItsInstructionBeforeQuestionsAndReportsNoTokenOfIt() {
    EmbeddedText question = shared.embed("whales", Role.QUERY);

    assertNotEquals(shared.embed("whales", Role.PASSAGE).vector(), question.vector());
    assertEquals(new Span(0, 6), question.tokens().getFirst().span());
    assertEquals(1, question.tokens().size());
  }
}
