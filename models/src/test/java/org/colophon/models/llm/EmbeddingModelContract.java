package org.colophon.models.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a LangChain4j application relies on, whichever embedder is behind the model.
interface EmbeddingModelContract {
  List<String> TEXTS =
      List.of("Der Deich hält.", "A whale, seen from the pier.", "Der Deich hält.");

  EmbeddingModel model();

  @Test
  default void everyTextHasAVectorOfUnitLengthInTheOrderGiven() {
    List<Embedding> vectors =
        model().embedAll(TEXTS.stream().map(TextSegment::from).toList()).content();
    assertEquals(TEXTS.size(), vectors.size());
    for (Embedding vector : vectors) {
      assertEquals(model().dimension(), vector.dimension());
      double squares = 0;
      for (float value : vector.vector()) {
        squares += (double) value * value;
      }
      assertEquals(1, squares, 1e-5);
    }
    assertEquals(vectors.get(0), vectors.get(2));
  }

  @Test
  default void aTextsVectorDependsOnNoOtherText() {
    List<Embedding> together =
        model().embedAll(TEXTS.stream().map(TextSegment::from).toList()).content();
    assertEquals(model().embed(TEXTS.get(1)).content(), together.get(1));
    assertEquals(model().embed(TextSegment.from(TEXTS.get(1))).content(), together.get(1));
    assertEquals(List.of(), model().embedAll(List.of()).content());
  }

  @Test
  default void metadataAreNeitherReadNorChanged() {
    TextSegment segment = TextSegment.from("whale", Metadata.from("item_id", "i1"));
    assertEquals(model().embed("whale").content(), model().embed(segment).content());
    assertEquals(TextSegment.from("whale", Metadata.from("item_id", "i1")), segment);
  }

  @Test
  default void aBlankTextIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> model().embed(" "));
  }

  @Test
  default void aModelHasAName() {
    assertEquals(false, model().modelName().isBlank());
  }
}
