package org.colophon.models.linear;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// The features that a classifier knows, with their inverse document frequencies. Immutable.
final class FeatureVocabulary {
  private final NGrams ngrams;

  /// Ascending; a feature's number is its place.
  private final long[] hashes;

  /// Inverse document frequency by feature number.
  private final float[] idf;

  FeatureVocabulary(FeatureSettings settings, long[] hashes, float[] idf) {
    this.ngrams = new NGrams(settings);
    this.hashes = hashes;
    this.idf = idf;
  }

  /// Collects the features that enough texts have.
  static FeatureVocabulary of(List<LabelledText> texts, FeatureSettings settings) {
    NGrams ngrams = new NGrams(settings);
    long[] all = new long[1 << 16];
    int size = 0;
    for (LabelledText text : texts) {
      for (long[] block : ngrams.blocks(text.text(), text.extraFeatures())) {
        if (all.length - size < block.length) {
          all = Arrays.copyOf(all, Math.max(all.length * 2, size + block.length));
        }
        size += copyDistinct(block, all, size);
      }
    }
    Arrays.sort(all, 0, size);
    return frequent(all, size, texts.size(), settings);
  }

  private static int copyDistinct(long[] sorted, long[] target, int at) {
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        target[at + count++] = sorted[i];
      }
    }
    return count;
  }

  private static FeatureVocabulary frequent(
      long[] sorted, int size, int documents, FeatureSettings settings) {
    long[] hashes = new long[size];
    float[] idf = new float[size];
    int kept = 0;
    for (int from = 0, to; from < size; from = to) {
      to = from + 1;
      while (to < size && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from >= settings.minDocuments()) {
        hashes[kept] = sorted[from];
        idf[kept++] = (float) (1 + Math.log((1.0 + documents) / (1.0 + to - from)));
      }
    }
    return new FeatureVocabulary(settings, Arrays.copyOf(hashes, kept), Arrays.copyOf(idf, kept));
  }

  int size() {
    return hashes.length;
  }

  long hash(int feature) {
    return hashes[feature];
  }

  float idf(int feature) {
    return idf[feature];
  }

  /// The text's known features; each block of unit length.
  SparseVector vector(String text, Collection<String> extraFeatures) {
    long[][] blocks = ngrams.blocks(text, extraFeatures);
    int most = Arrays.stream(blocks).mapToInt(block -> block.length).sum();
    long[] places = new long[most]; // feature number, then the value's bits: sorts by feature
    int size = 0;
    for (long[] block : blocks) {
      size = addBlock(block, places, size);
    }
    Arrays.sort(places, 0, size);
    int[] features = new int[size];
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      features[i] = (int) (places[i] >>> Integer.SIZE);
      values[i] = Float.intBitsToFloat((int) places[i]);
    }
    return new SparseVector(features, values);
  }

  private int addBlock(long[] sorted, long[] places, int at) {
    int size = at;
    double squares = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      int feature = Arrays.binarySearch(hashes, sorted[from]);
      if (feature >= 0) {
        float value = (float) ((1 + Math.log(to - from)) * idf[feature]);
        squares += (double) value * value;
        places[size++] = place(feature, value);
      }
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = at; i < size; i++) {
      places[i] =
          place((int) (places[i] >>> Integer.SIZE), scale * Float.intBitsToFloat((int) places[i]));
    }
    return size;
  }

  private static long place(int feature, float value) {
    return ((long) feature << Integer.SIZE) | (Float.floatToIntBits(value) & 0xffffffffL);
  }
}
