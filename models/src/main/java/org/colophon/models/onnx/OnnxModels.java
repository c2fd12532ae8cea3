package org.colophon.models.onnx;

import org.colophon.models.Embedder;
import org.colophon.models.files.EncoderFiles;

/// A factory for ONNX models.
public final class OnnxModels {
  private static final int ONE_THREAD_PER_CALL = 1;

  private OnnxModels() {}

  /// Opens a text encoder that computes each call on one thread: several callers in parallel get
  /// about a quarter more out of the processor than the same calls on two threads each.
  ///
  /// @throws org.colophon.models.ModelFileException when the files do not fit together
  public static Embedder open(EncoderFiles files) {
    return open(files, ONE_THREAD_PER_CALL);
  }

  /// Opens a text encoder that computes each call on `threads` threads: for one caller that waits
  /// for each answer. The threads are the runtime's own, shared by all calls of this embedder.
  ///
  /// @throws IllegalArgumentException when `threads` is less than one
  /// @throws org.colophon.models.ModelFileException when the files do not fit together
  public static Embedder open(EncoderFiles files, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("an embedder needs at least 1 thread, got " + threads);
    }
    Subwords subwords = Subwords.open(files);
    try {
      return new OnnxEmbedder(files, subwords, EncoderSession.open(files, threads));
    } catch (RuntimeException e) {
      subwords.close();
      throw e;
    }
  }
}
