package org.colophon.models.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.colophon.models.EmbeddedText;
import org.colophon.models.EmbeddedText.TokenVector;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.Role;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;
import org.colophon.models.files.EncoderFiles;
import org.colophon.models.files.EncoderSettings;

/// An [Embedder] backed by a transformer encoder of the BERT family on ONNX Runtime. Calls run in
/// parallel; closing waits for those that are under way.
final class OnnxEmbedder implements Embedder {
  private final ModelId model;
  private final EncoderSettings settings;
  private final Subwords subwords;
  private final EncoderSession session;
  private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  OnnxEmbedder(EncoderFiles files, Subwords subwords, EncoderSession session) {
    this.model = files.id();
    this.settings = files.encoder();
    this.subwords = subwords;
    this.session = session;
  }

  @Override
  public ModelId model() {
    return model;
  }

  @Override
  public int dim() {
    return settings.dim();
  }

  @Override
  public int maxTokens() {
    return settings.maxTokens();
  }

  @Override
  public EmbeddedText embed(String text, Role role) {
    StrippedText stripped = StrippedText.of(text);
    if (stripped.text().isBlank()) {
      throw new IllegalArgumentException("a blank text has no vector");
    }
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder '" + model.name() + "' is closed");
      }
      SubwordTokens tokens = subwords.cut(stripped, role);
      return embedded(tokens, session.states(tokens));
    } finally {
      lifetime.readLock().unlock();
    }
  }

  private EmbeddedText embedded(SubwordTokens tokens, FloatBuffer states) {
    List<TokenVector> vectors = new ArrayList<>(tokens.count());
    for (int i = 0; i < tokens.count(); i++) {
      Optional<Span> span = tokens.spans().get(i);
      if (span.isPresent()) {
        vectors.add(new TokenVector(span.get(), Embedding.normalized(row(states, i))));
      }
    }
    float[] pooled =
        switch (settings.pooling()) {
          case CLS -> row(states, 0);
          case MEAN -> mean(states, tokens.count());
        };
    return new EmbeddedText(Embedding.normalized(pooled), vectors, tokens.truncated());
  }

  private float[] row(FloatBuffer states, int index) {
    float[] row = new float[settings.dim()];
    states.get(index * row.length, row);
    return row;
  }

  private float[] mean(FloatBuffer states, int count) {
    double[] sums = new double[settings.dim()];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < sums.length; d++) {
        sums[d] += states.get(i * sums.length + d);
      }
    }
    float[] mean = new float[sums.length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (float) (sums[d] / count);
    }
    return mean;
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
        subwords.close();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
