package org.colophon.service.runs;

import java.util.function.Consumer;
import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.Role;

/// An embedder that tells of each text before it embeds it, and waits for who is told. As
/// thread-safe as what it tells.
///
/// @param embedder closed with this
public record WatchedEmbedder(Embedder embedder, Consumer<String> before) implements Embedder {
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
    before.accept(text);
    return embedder.embed(text, role);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
