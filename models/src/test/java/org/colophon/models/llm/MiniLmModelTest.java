package org.colophon.models.llm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import org.colophon.models.Embedder;
import org.colophon.models.bilingual.Embedders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmModelTest implements EmbeddingModelContract {
  private static Embedder embedder;

  @BeforeAll
  static void open() {
    embedder = Embedders.open("minilm");
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Override
  public EmbeddingModel model() {
    return LangChainModels.embeddingModel(embedder);
  }

  @Test
  void whatMeansTheSameIsNearer() {
    Embedding dike = model().embed("The levee held back the flood.").content();
    Embedding dam = model().embed("The dike kept the water out.").content();
    Embedding bank = model().embed("The bank raised its interest rates.").content();
    assertTrue(CosineSimilarity.between(dike, dam) > CosineSimilarity.between(dike, bank) + 0.2);
  }
}
