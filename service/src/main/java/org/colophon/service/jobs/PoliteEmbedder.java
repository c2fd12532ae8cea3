package org.colophon.service.jobs;

import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.Role;

/// An embedder that asks before each text whether it may. As thread-safe as what it asks.
///
/// @param embedder closed with this
public record PoliteEmbedder(Embedder embedder, Pace pace) implements Embedder {
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
    pace.await();
    return embedder.embed(text, role);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
