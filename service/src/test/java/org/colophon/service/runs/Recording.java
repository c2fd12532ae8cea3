package org.colophon.service.runs;

import java.util.Queue;
import java.util.function.UnaryOperator;
import org.colophon.annotation.VectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.service.app.TextModelSource;
import org.colophon.service.app.TextModels;

/// Notes what bge-small embeds for a run.
record Recording(TextModelSource source, Queue<String> texts) implements TextModelSource {
  @Override
  public TextModels open(String model, VectorStore vectors, UnaryOperator<Embedder> around) {
    return source.open(
        model,
        vectors,
        embedder ->
            around.apply(
                model.equals("bge-small") ? new WatchedEmbedder(embedder, texts::add) : embedder));
  }

  @Override
  public ModelId id(String model) {
    return source.id(model);
  }
}
