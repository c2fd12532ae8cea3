package org.colophon.models.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import org.colophon.models.Embedder;
import org.colophon.models.Role;

/// An adapter from [Embedder] to LangChain4j's `EmbeddingModel`. It embeds one text per call, in
/// the order given; metadata of segments is neither read nor changed, and tokens are not counted.
final class EmbedderModel implements EmbeddingModel {
  private final Embedder embedder;
  private final Role role;

  EmbedderModel(Embedder embedder, Role role) {
    this.embedder = embedder;
    this.role = role;
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(segments.stream().map(segment -> vector(segment.text())).toList());
  }

  private Embedding vector(String text) {
    return Embedding.from(embedder.embed(text, role).vector().toArray());
  }

  @Override
  public int dimension() {
    return embedder.dim();
  }

  @Override
  public String modelName() {
    return embedder.model().name();
  }
}
