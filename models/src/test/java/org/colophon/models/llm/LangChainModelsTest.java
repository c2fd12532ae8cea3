package org.colophon.models.llm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import org.colophon.models.Embedder;
import org.colophon.models.Role;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class LangChainModelsTest implements EmbeddingModelContract {
  private final Embedder embedder = new HashingEmbedder();
  private final EmbeddingModel model = LangChainModels.embeddingModel(embedder);

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Test
  void embedsInTheOrderGiven() {
    List<String> texts = List.of("whale", "bank", "whale", "novel");
    Response<List<Embedding>> response =
        model.embedAll(texts.stream().map(TextSegment::from).toList());

    assertEquals(texts.stream().map(this::ours).toList(), response.content());
    assertNull(response.tokenUsage());
  }

  @Test
  void embedsOneTextAsItEmbedsMany() {
    assertEquals(ours("whale"), model.embed("whale").content());
    assertEquals(List.of(), model.embedAll(List.of()).content());
  }

  @Test
  void leavesMetadataAlone() {
    Metadata metadata = Metadata.from("item_id", "i1");
    TextSegment segment = TextSegment.from("whale", metadata);
    model.embedAll(List.of(segment));

    assertEquals(TextSegment.from("whale", Metadata.from("item_id", "i1")), segment);
  }

  @Test
  void namesItsModelAndDimension() {
    assertEquals(64, model.dimension());
    assertEquals("hashing", model.modelName());
    assertArrayEquals(
        embedder.embed("whale", Role.QUERY).vector().toArray(),
        LangChainModels.embeddingModel(embedder, Role.QUERY).embed("whale").content().vector());
  }

  @Test
  void isOfNoUseOnceTheEmbedderIsClosed() {
    embedder.close();

    assertThrows(IllegalStateException.class, () -> model.embed("whale"));
  }

  private Embedding ours(String text) {
    return Embedding.from(embedder.embed(text, Role.PASSAGE).vector().toArray());
  }
}
