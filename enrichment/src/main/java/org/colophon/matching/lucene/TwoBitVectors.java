package org.colophon.matching.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.VectorUtil;

/// The vectors of one index segment in two bits a dimension, in memory, and estimates of their
/// cosines from these, in some ten nanoseconds each. Immutable.
///
/// What sets a vector apart from the mean is rounded to four levels of its own spread, by the
/// uniform quantizer with the least error for normally distributed values (Max, "Quantizing for
/// Minimum Distortion", 1960), and scaled so that the estimate has no bias (Gao and Long, "RaBitQ",
/// 2024). The vector looked for is rounded to sixteen levels: a product is then a sum of counted
/// bits. Bits of the same dimensions of many vectors lie side by side, so that plain loops over
/// them are done many at a time.
final class TwoBitVectors {
  /// How many vectors are estimated together.
  static final int BLOCK = 1_024;

  private static final double STEP = 0.9957; // of the spread
  private static final int MEAN_OF = 4_096;
  private static final int QUERY_BITS = 4;

  private final int size;
  private final int words;
  private final float[] mean;
  private final int[][] low; // [block * words + word][vector of the block], a bit a dimension
  private final int[][] high;
  private final float[][] alongMean; // [block][vector of the block]
  private final float[][] scale;

  private TwoBitVectors(int size, int dimensions) {
    int blocks = (size + BLOCK - 1) / BLOCK;
    this.size = size;
    this.words = (dimensions + Integer.SIZE - 1) / Integer.SIZE;
    this.mean = new float[dimensions];
    this.low = new int[blocks * words][];
    this.high = new int[blocks * words][];
    this.alongMean = new float[blocks][];
    this.scale = new float[blocks][];
    for (int block = 0; block < blocks; block++) {
      int many = Math.min(BLOCK, size - block * BLOCK);
      alongMean[block] = new float[many];
      scale[block] = new float[many];
      for (int word = block * words; word < (block + 1) * words; word++) {
        low[word] = new int[many];
        high[word] = new int[many];
      }
    }
  }

  /// Reads the passages' vectors of an index segment; none where it has none.
  static TwoBitVectors read(LeafReader reader) throws IOException {
    FloatVectorValues values = reader.getFloatVectorValues(FieldNames.VECTOR);
    return values == null ? new TwoBitVectors(0, 0) : of(values);
  }

  static TwoBitVectors of(FloatVectorValues values) throws IOException {
    TwoBitVectors read = new TwoBitVectors(values.size(), values.dimension());
    read.setMean(values);
    float[] apart = new float[values.dimension()];
    for (int ordinal = 0; ordinal < read.size; ordinal++) {
      read.set(ordinal, values.vectorValue(ordinal), apart);
    }
    return read;
  }

  /// The mean of some thousands of them: where exactly it lies does not matter.
  private void setMean(FloatVectorValues values) throws IOException {
    int step = Math.max(1, size / MEAN_OF);
    int seen = 0;
    for (int ordinal = 0; ordinal < size; ordinal += step) {
      float[] vector = values.vectorValue(ordinal);
      seen++;
      for (int d = 0; d < mean.length; d++) {
        mean[d] += (vector[d] - mean[d]) / seen;
      }
    }
  }

  private void set(int ordinal, float[] vector, float[] apart) {
    double squares = apart(vector, apart);
    double step = STEP * Math.sqrt(squares / mean.length);
    int block = ordinal / BLOCK;
    int place = ordinal % BLOCK;
    double along = 0;
    for (int d = 0; d < apart.length; d++) {
      int level = step == 0 ? 0 : Math.clamp((long) Math.floor(apart[d] / step), -2, 1) + 2;
      along += apart[d] * (level - 1.5);
      int word = block * words + d / Integer.SIZE;
      low[word][place] |= (level & 1) << d; // Java shifts by d modulo 32
      high[word][place] |= (level >> 1) << d;
    }
    alongMean[block][place] = VectorUtil.dotProduct(mean, vector);
    scale[block][place] = along == 0 ? 0 : (float) (squares / along);
  }

  /// Takes the mean off a vector; returns the squared length of what is left.
  private double apart(float[] vector, float[] apart) {
    double squares = 0;
    for (int d = 0; d < apart.length; d++) {
      apart[d] = vector[d] - mean[d];
      squares += apart[d] * apart[d];
    }
    return squares;
  }

  int size() {
    return size;
  }

  int blocks() {
    return scale.length;
  }

  Estimator estimator(float[] query) {
    return new Estimator(query);
  }

  /// An estimator of cosines against one vector. For one thread.
  final class Estimator {
    private final int[] bits = new int[QUERY_BITS * words]; // as two's complement
    private final float unit;
    private final float shift;
    private final float queryAlongMean;
    private final int[] sums = new int[BLOCK];
    private final float[] estimates = new float[BLOCK];

    private Estimator(float[] query) {
      float[] apart = new float[mean.length];
      apart(query, apart);
      float most = 0;
      for (float value : apart) {
        most = Math.max(most, Math.abs(value));
      }
      unit = most / 7;
      int sum = 0;
      for (int d = 0; d < apart.length; d++) {
        int level = unit == 0 ? 0 : Math.round(apart[d] / unit);
        sum += level;
        for (int bit = 0; bit < QUERY_BITS; bit++) {
          bits[bit * words + d / Integer.SIZE] |= (level >> bit & 1) << d;
        }
      }
      shift = -1.5f * unit * sum;
      queryAlongMean = mean.length == 0 ? 0 : VectorUtil.dotProduct(apart, mean);
    }

    /// The estimated cosines of a block's vectors, by their place in it: vector `n` of the segment
    /// is number `n % BLOCK` of block `n / BLOCK`. Holds until the next call; what lies behind the
    /// last block's end means nothing.
    float[] of(int block) {
      Arrays.fill(sums, 0);
      for (int word = 0; word < words; word++) {
        add(high[block * words + word], word);
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += sums[i];
      }
      for (int word = 0; word < words; word++) {
        add(low[block * words + word], word);
      }
      estimate(alongMean[block], scale[block]);
      return estimates;
    }

    private void add(int[] row, int word) {
      add(
          row,
          bits[word],
          bits[words + word],
          bits[2 * words + word],
          bits[3 * words + word],
          sums);
    }

    private void estimate(float[] along, float[] scales) {
      for (int i = 0; i < scales.length; i++) {
        estimates[i] = queryAlongMean + along[i] + scales[i] * (unit * sums[i] + shift);
      }
    }

    /// Without offsets into the arrays: else the compiler cannot do many at a time.
    private static void add(int[] row, int one, int two, int four, int minusEight, int[] sums) {
      for (int i = 0; i < row.length; i++) {
        int bits = row[i];
        sums[i] +=
            Integer.bitCount(bits & one)
                + (Integer.bitCount(bits & two) << 1)
                + (Integer.bitCount(bits & four) << 2)
                - (Integer.bitCount(bits & minusEight) << 3);
      }
    }
  }
}
