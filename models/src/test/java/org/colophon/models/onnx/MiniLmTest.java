package org.colophon.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.colophon.models.Embedder;
import org.colophon.models.EmbedderContract;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set up before the first test
class MiniLmTest implements EmbedderContract {
  private static Embedder shared;

  @BeforeAll
  static void load() {
    shared = Embedders.open("minilm");
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
    return Embedders.open("minilm");
  }

  @Test
  void readsWhatItsCardSays() {
    assertEquals("all-minilm-l6-v2-q", shared.model().name());
    assertEquals(384, shared.dim());
    assertEquals(256, shared.maxTokens());
  }

  @Test
  void embedsQuestionsLikePassages() {
    assertEquals(shared.embed("whales", Role.PASSAGE), shared.embed("whales", Role.QUERY));
  }
}
