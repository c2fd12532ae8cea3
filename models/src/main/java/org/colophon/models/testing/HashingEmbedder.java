package org.colophon.models.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.models.EmbeddedText;
import org.colophon.models.EmbeddedText.TokenVector;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.Role;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;
import org.colophon.models.files.Sha256;

/// An embedder for tests: every word has a fixed random direction, and a text has the mean of its
/// words. Texts that share words are near each other, others are not; case and punctuation count
/// little. Deterministic over runs and platforms. Thread-safe.
public final class HashingEmbedder implements Embedder {
  private static final int DIM = 64;
  private static final int MAX_TOKENS = 512;
  private static final float SIGN_WEIGHT = 0.01f;

  private final AtomicLong calls = new AtomicLong();
  private final ModelId model;
  private volatile boolean closed;

  public HashingEmbedder() {
    this("1");
  }

  /// An embedder whose vectors differ from those of another version, as after a change of model.
  public HashingEmbedder(String version) {
    this.model = new ModelId("hashing", version, Sha256.of("hashing " + version));
  }

  /// How often a text was embedded: shows that a cache works.
  public long calls() {
    return calls.get();
  }

  @Override
  public ModelId model() {
    return model;
  }

  @Override
  public int dim() {
    return DIM;
  }

  @Override
  public int maxTokens() {
    return MAX_TOKENS;
  }

  @Override
  public EmbeddedText embed(String text, Role role) {
    StrippedText stripped = StrippedText.of(text);
    if (stripped.text().isBlank()) {
      throw new IllegalArgumentException("a blank text has no vector");
    }
    if (closed) {
      throw new IllegalStateException("the embedder is closed");
    }
    calls.incrementAndGet();
    List<Span> words = WordTokens.of(stripped.text());
    List<Span> read = words.subList(0, Math.min(words.size(), MAX_TOKENS));
    List<TokenVector> tokens = new ArrayList<>();
    float[] sum = new float[DIM];
    for (Span word : read) {
      String surface = word.in(stripped.text()).toLowerCase(Locale.ROOT);
      float[] direction = direction(surface);
      float weight = Character.isLetterOrDigit(surface.codePointAt(0)) ? 1 : SIGN_WEIGHT;
      for (int d = 0; d < DIM; d++) {
        sum[d] += weight * direction[d];
      }
      tokens.add(
          new TokenVector(
              stripped.stored(word.start(), word.end()), Embedding.normalized(direction)));
    }
    return new EmbeddedText(Embedding.normalized(sum), tokens, words.size() > read.size());
  }

  private float[] direction(String word) {
    SplittableRandom random = new SplittableRandom(seed(model.version() + " " + word));
    float[] direction = new float[DIM];
    for (int d = 0; d < DIM; d++) {
      direction[d] = (float) random.nextDouble(-1, 1);
    }
    return direction;
  }

  /// FNV-1a over UTF-16 code units.
  private static long seed(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public void close() {
    closed = true;
  }
}
