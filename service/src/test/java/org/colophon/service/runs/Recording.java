package org.colophon.service.runs;

import java.util.Queue;
import java.util.function.UnaryOperator;
import org.colophon.enrichment.VectorStore;
import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.Role;
import org.colophon.service.app.Reading;
import org.colophon.service.app.ReadingSource;
import org.jspecify.annotations.Nullable;

/// Notes what bge-small embeds for a run.
record Recording(ReadingSource source, Queue<String> texts) implements ReadingSource {
  @Override
  public Reading open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
    return source.open(
        model,
        vectors,
        embedder -> around.apply(new Noted(embedder, model.equals("bge-small") ? texts : null)));
  }

  @Override
  public ModelId id(String model) {
    return source.id(model);
  }

  private record Noted(Embedder embedder, @Nullable Queue<String> texts) implements Embedder {
    @Override
    public ModelId model() {
      return embedder.model();
    }

    @Override
    public int dim() {
      return embedder.dim();
    }

    @Override
    public int maxTokens() {
      return embedder.maxTokens();
    }

    @Override
    public EmbeddedText embed(String text, Role role) {
      if (texts != null) {
        texts.add(text);
      }
      return embedder.embed(text, role);
    }

    @Override
    public void close() {
      embedder.close();
    }
  }
}
