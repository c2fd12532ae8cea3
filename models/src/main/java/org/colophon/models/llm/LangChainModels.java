package org.colophon.models.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import org.colophon.models.Embedder;
import org.colophon.models.Role;

/// Adapters that offer our models to LangChain4j applications.
public final class LangChainModels {
  private LangChainModels() {}

  /// The embedder as LangChain4j's `EmbeddingModel`, for passages. The caller keeps the embedder
  /// and closes it; a blank segment is refused as the embedder refuses it.
  public static EmbeddingModel embeddingModel(Embedder embedder) {
    return embeddingModel(embedder, Role.PASSAGE);
  }

  /// The same for one role: LangChain4j does not tell questions from passages.
  public static EmbeddingModel embeddingModel(Embedder embedder, Role role) {
    return new EmbedderModel(embedder, role);
  }
}
