package org.colophon.subjects;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.files.QuantisedVector;
import org.colophon.models.files.SealedFile;
import org.colophon.models.linear.SymmetricSystem;
import org.colophon.subjects.ConceptTexts.Described;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyException;

/// A linear discriminant of the concepts of a vocabulary over the vectors of texts (R. Fisher,
/// 1936; covariance shrunk towards the identity: J. Friedman, *Regularized Discriminant Analysis*,
/// 1989). It is trained on the descriptions and the examples of the concepts; what all texts of a
/// concept vary in counts little. Immutable.
///
/// Those of the bundled vocabularies are shipped for the standard embedding model. A file is a
/// [SealedFile]: its key, rows (int), dimensions (int), the centre of all texts, then for each
/// concept a bias (float) and its weights; vectors are a step (float) and the steps of their values
/// (bytes).
public final class ConceptDiscriminant implements ConceptNearness {
  private static final String METHOD = "discriminant-1";

  /// Chosen on held-out examples of the bundled vocabularies, among 0.1 to 0.8.
  private static final double SHRINKAGE = 0.6;

  private final float[] centre;
  private final List<float[]> weights;
  private final float[] biases;

  private ConceptDiscriminant(float[] centre, List<float[]> weights, float[] biases) {
    this.centre = centre;
    this.weights = List.copyOf(weights);
    this.biases = biases;
  }

  /// The shipped one, where it was trained on this vocabulary with this model.
  static Optional<ConceptDiscriminant> shipped(Vocabulary vocabulary, ModelId model) {
    String name = resource(vocabulary, model);
    try (InputStream in = ConceptDiscriminant.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : SealedFile.DISCRIMINANT.read(
              in, name, (body, _) -> read(body, ConceptTexts.digest(METHOD, vocabulary, model)));
    } catch (IOException e) {
      throw new VocabularyException("the bundled discriminant " + name + " cannot be read", e);
    }
  }

  /// The path of the shipped one among the resources.
  public static String resource(Vocabulary vocabulary, ModelId model) {
    return "/vocabularies/vectors/"
        + vocabulary.scheme()
        + "-discriminant-"
        + model.shortDigest()
        + ".bin";
  }

  /// Trains one; the same vocabulary and model give the same.
  ///
  /// @param vocabulary with examples
  public static ConceptDiscriminant train(Vocabulary vocabulary, CachedEmbedder vectors) {
    List<Described> texts = ConceptTexts.all(vocabulary);
    List<Embedding> embedded = vectors.embedAll(texts.stream().map(Described::text).toList());
    Map<String, double[]> means = means(texts, embedded);
    double[][] centred = new double[texts.size()][];
    for (int i = 0; i < centred.length; i++) {
      centred[i] =
          less(
              embedded.get(i).toArray(),
              Objects.requireNonNull(means.get(texts.get(i).group()), "every group has a mean"));
    }
    double[][] ofConcepts = ofConcepts(vocabulary.concepts().size(), texts, centred);
    SymmetricSystem spread = spread(texts, centred, ofConcepts);
    List<float[]> weights = new ArrayList<>();
    float[] biases = new float[ofConcepts.length];
    for (int c = 0; c < ofConcepts.length; c++) {
      double[] solved = spread.solve(ofConcepts[c]);
      double square = 0;
      for (int d = 0; d < solved.length; d++) {
        square += solved[d] * ofConcepts[c][d];
      }
      weights.add(floats(solved));
      biases[c] = (float) (-square / 2);
    }
    return new ConceptDiscriminant(centre(means), weights, biases);
  }

  /// The mean of the texts of each language and kind: what they have in common says nothing.
  private static Map<String, double[]> means(List<Described> texts, List<Embedding> embedded) {
    Map<String, List<float[]>> groups = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      groups
          .computeIfAbsent(texts.get(i).group(), _ -> new ArrayList<>())
          .add(embedded.get(i).toArray());
    }
    Map<String, double[]> means = new TreeMap<>();
    groups.forEach((group, vectors) -> means.put(group, mean(vectors)));
    return means;
  }

  private static double[] mean(List<float[]> vectors) {
    double[] mean = new double[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += vector[d] / (double) vectors.size();
      }
    }
    return mean;
  }

  private static double[] less(float[] vector, double[] mean) {
    double[] less = new double[vector.length];
    for (int d = 0; d < less.length; d++) {
      less[d] = vector[d] - mean[d];
    }
    return less;
  }

  /// The mean of the examples, each language counting the same.
  private static float[] centre(Map<String, double[]> means) {
    List<double[]> ofExamples =
        means.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(Described.EXAMPLES))
            .map(Map.Entry::getValue)
            .toList();
    double[] centre = new double[ofExamples.getFirst().length];
    for (double[] mean : ofExamples) {
      for (int d = 0; d < centre.length; d++) {
        centre[d] += mean[d] / ofExamples.size();
      }
    }
    return floats(centre);
  }

  private static double[][] ofConcepts(int concepts, List<Described> texts, double[][] centred) {
    double[][] means = new double[concepts][centred[0].length];
    int[] counts = new int[concepts];
    for (int i = 0; i < centred.length; i++) {
      int concept = texts.get(i).concept();
      counts[concept]++;
      for (int d = 0; d < centred[i].length; d++) {
        means[concept][d] += centred[i][d];
      }
    }
    for (int c = 0; c < concepts; c++) {
      for (int d = 0; d < means[c].length; d++) {
        means[c][d] /= Math.max(1, counts[c]);
      }
    }
    return means;
  }

  /// What the examples of one concept vary in, over all concepts.
  private static SymmetricSystem spread(
      List<Described> texts, double[][] centred, double[][] ofConcepts) {
    int dimensions = centred[0].length;
    double[][] spread = new double[dimensions][dimensions];
    int count = 0;
    for (int i = 0; i < centred.length; i++) {
      if (texts.get(i).isExample()) {
        double[] mean = ofConcepts[texts.get(i).concept()];
        count++;
        for (int d = 0; d < dimensions; d++) {
          double off = centred[i][d] - mean[d];
          for (int e = 0; e <= d; e++) {
            spread[d][e] += off * (centred[i][e] - mean[e]);
          }
        }
      }
    }
    double trace = 0;
    for (int d = 0; d < dimensions; d++) {
      trace += spread[d][d] / count / dimensions;
    }
    for (int d = 0; d < dimensions; d++) {
      for (int e = 0; e <= d; e++) {
        spread[d][e] *= (1 - SHRINKAGE) / count;
      }
      spread[d][d] += SHRINKAGE * trace;
    }
    return SymmetricSystem.of(spread);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int d = 0; d < floats.length; d++) {
      floats[d] = (float) values[d];
    }
    return floats;
  }

  @Override
  public double[] standardScores(Embedding text) {
    float[] vector = text.toArray();
    double[] scores = new double[biases.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = score(c, vector);
    }
    return ConceptVectors.Spread.of(scores).standard(scores);
  }

  /// The logarithm of how much likelier a text is under the concept than under the mean of all.
  @Override
  public double nearness(int concept, Embedding text) {
    return score(concept, text.toArray());
  }

  private double score(int concept, float[] vector) {
    float[] row = weights.get(concept);
    double sum = biases[concept];
    for (int d = 0; d < row.length; d++) {
      sum += row[d] * (vector[d] - centre[d]);
    }
    return sum;
  }

  /// Empty when the file was made of another version of the vocabulary.
  private static Optional<ConceptDiscriminant> read(DataInputStream in, String key)
      throws IOException {
    if (!in.readUTF().equals(key)) {
      return Optional.empty();
    }
    int count = in.readInt();
    int dimensions = in.readInt();
    float[] centre = QuantisedVector.read(in, dimensions);
    float[] biases = new float[count];
    List<float[]> weights = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      biases[c] = in.readFloat();
      weights.add(QuantisedVector.read(in, dimensions));
    }
    return Optional.of(new ConceptDiscriminant(centre, weights, biases));
  }

  /// Writes the file that is shipped.
  public void write(Vocabulary vocabulary, ModelId model, OutputStream out) throws IOException {
    byte[] all = SealedFile.body(body -> body(vocabulary, model, body));
    SealedFile.DISCRIMINANT.write(all, out);
  }

  private void body(Vocabulary vocabulary, ModelId model, DataOutputStream body)
      throws IOException {
    body.writeUTF(ConceptTexts.digest(METHOD, vocabulary, model));
    body.writeInt(weights.size());
    body.writeInt(centre.length);
    QuantisedVector.write(centre, body);
    for (int c = 0; c < biases.length; c++) {
      body.writeFloat(biases[c]);
      QuantisedVector.write(weights.get(c), body);
    }
  }
}
