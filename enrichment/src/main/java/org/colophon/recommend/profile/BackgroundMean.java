package org.colophon.recommend.profile;

import java.util.Collection;
import org.colophon.models.Embedding;

/// The mean vector of a catalogue's texts. Vectors of a model lie close together, so that their
/// cosines differ little. After the mean is subtracted they distinguish similar texts from texts
/// that are merely in the same catalogue.
public final class BackgroundMean {
  /// Of fewer texts nothing can be said.
  static final int FEWEST = 20;

  private static final double SAME = 1e-9;

  private final float[] mean;

  private BackgroundMean(float[] mean) {
    this.mean = mean;
  }

  /// The backdrop of some texts, whatever they are to anybody; of fewer than 20, none.
  public static BackgroundMean of(Collection<Embedding> texts) {
    if (texts.size() < FEWEST) {
      return new BackgroundMean(new float[0]);
    }
    double[] sum = new double[texts.iterator().next().dim()];
    for (Embedding text : texts) {
      float[] vector = text.toArray();
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    float[] mean = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      mean[d] = (float) (sum[d] / texts.size());
    }
    return new BackgroundMean(mean);
  }

  /// What sets a text apart from the others; a text that nothing does is returned as it is.
  public Embedding apart(Embedding text) {
    if (mean.length == 0) {
      return text;
    }
    float[] rest = text.toArray();
    double squares = 0;
    for (int d = 0; d < rest.length; d++) {
      rest[d] -= mean[d];
      squares += (double) rest[d] * rest[d];
    }
    return squares < SAME ? text : Embedding.normalized(rest);
  }
}
