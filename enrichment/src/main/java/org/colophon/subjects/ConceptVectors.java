package org.colophon.subjects;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.files.QuantisedVector;
import org.colophon.models.files.SealedFile;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.colophon.vocabulary.VocabularyException;
import org.jspecify.annotations.Nullable;

/// The vectors of a vocabulary's concepts. A concept's vector is the direction of the sum of the
/// texts that stand for it ([ConceptTexts]), less what all concepts have in common, plus a part of
/// the concept above it. Immutable.
///
/// Those of the bundled vocabularies are shipped for the standard embedding model; others are made
/// with the model in hand. A file is a [SealedFile]: its key, rows (int), dimensions (int), then
/// for each row a step (float) and the steps of its values (bytes); the first row is what the
/// concepts have in common.
public final class ConceptVectors implements ConceptNearness {
  private static final String METHOD = "concepts-1";

  /// What a concept takes of the one above it.
  private static final double FROM_PARENT = 0.45;

  private final float[] common;
  private final List<Embedding> rows;

  private ConceptVectors(float[] common, List<Embedding> rows) {
    this.common = common;
    this.rows = List.copyOf(rows);
  }

  /// The shipped vectors, where they were made of this vocabulary with this model; those that are
  /// made now else. Embeds a thousand concepts in a minute, and each text once in the life of the
  /// store.
  static ConceptVectors of(Vocabulary vocabulary, CachedEmbedder vectors) {
    return shipped(vocabulary, vectors.model()).orElseGet(() -> made(vocabulary, vectors));
  }

  /// The vectors made with a model.
  public static ConceptVectors made(Vocabulary vocabulary, CachedEmbedder vectors) {
    List<float[]> own = directions(vocabulary, vocabulary.concepts(), vectors);
    float[] common = new float[own.getFirst().length];
    if (own.size() > 1) {
      own.forEach(vector -> add(common, vector, 1.0 / own.size()));
    }
    Map<String, float[]> byCode = new HashMap<>();
    for (int c = 0; c < own.size(); c++) {
      byCode.put(vocabulary.concepts().get(c).code(), less(own.get(c), common));
    }
    List<Embedding> rows = new ArrayList<>();
    for (Concept concept : vocabulary.concepts()) {
      String parent = concept.parent();
      float[] vector =
          Objects.requireNonNull(byCode.get(concept.code()), "every concept has a vector");
      rows.add(withParent(vector, parent == null ? null : byCode.get(parent)));
    }
    return new ConceptVectors(common, rows);
  }

  /// The vectors of further concepts of a larger vocabulary, in their order.
  List<Embedding> further(Vocabulary vocabulary, List<Concept> concepts, CachedEmbedder vectors) {
    List<Embedding> further = new ArrayList<>();
    for (float[] own : directions(vocabulary, concepts, vectors)) {
      further.add(withParent(less(own, common), null));
    }
    return further;
  }

  /// A further concept's vector with its part of the one above it.
  static Embedding under(Embedding parent, Embedding own) {
    return withParent(own.toArray(), parent.toArray());
  }

  private static List<float[]> directions(
      Vocabulary vocabulary, List<Concept> concepts, CachedEmbedder vectors) {
    List<String> texts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (Concept concept : concepts) {
      texts.addAll(ConceptTexts.of(vocabulary, concept));
      ends.add(texts.size());
    }
    List<Embedding> embedded = texts.isEmpty() ? List.of() : vectors.embedAll(texts);
    List<float[]> directions = new ArrayList<>();
    for (int c = 0; c < ends.size(); c++) {
      float[] sum = new float[embedded.getFirst().dim()];
      embedded
          .subList(c == 0 ? 0 : ends.get(c - 1), ends.get(c))
          .forEach(vector -> add(sum, vector.toArray(), 1));
      directions.add(direction(sum));
    }
    return directions;
  }

  private static void add(float[] to, float[] what, double times) {
    for (int d = 0; d < to.length; d++) {
      to[d] += (float) (times * what[d]);
    }
  }

  /// The vector at unit length; a zero one as it is.
  private static float[] direction(float[] raw) {
    double squares = 0;
    for (float value : raw) {
      squares += (double) value * value;
    }
    return squares > 0 ? Embedding.normalized(raw).toArray() : raw;
  }

  private static float[] less(float[] vector, float[] common) {
    float[] moved = vector.clone();
    add(moved, common, -1);
    return direction(moved);
  }

  private static Embedding withParent(float[] own, float @Nullable [] parent) {
    float[] vector = own.clone();
    if (parent != null) {
      add(vector, parent, FROM_PARENT);
    }
    return Embedding.normalized(vector);
  }

  @Override
  public double[] standardScores(Embedding text) {
    double[] scores = new double[rows.size()];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = nearness(c, text);
    }
    return Spread.of(scores).standard(scores);
  }

  /// The mean and the spread of the cosines of a text with all concepts.
  Spread spread(Embedding text) {
    return Spread.of(rows.stream().mapToDouble(row -> row.cosine(text)).toArray());
  }

  /// The cosine.
  @Override
  public double nearness(int concept, Embedding text) {
    return rows.get(concept).cosine(text);
  }

  Embedding row(int concept) {
    return rows.get(concept);
  }

  /// Mean and standard deviation.
  record Spread(double mean, double deviation) {
    static Spread of(double[] values) {
      double sum = 0;
      double squares = 0;
      for (double value : values) {
        sum += value;
        squares += value * value;
      }
      double mean = sum / Math.max(1, values.length);
      double variance = squares / Math.max(1, values.length) - mean * mean;
      return new Spread(mean, Math.sqrt(Math.max(1e-12, variance)));
    }

    double standard(double value) {
      return (value - mean) / deviation;
    }

    double[] standard(double[] values) {
      return Arrays.stream(values).map(this::standard).toArray();
    }
  }

  /// Where the shipped vectors of a vocabulary and a model lie among the resources.
  public static String resource(Vocabulary vocabulary, ModelId model) {
    return "/vocabularies/vectors/" + vocabulary.scheme() + "-" + model.shortDigest() + ".bin";
  }

  /// The shipped vectors; empty where there are none of this vocabulary and this model.
  public static Optional<ConceptVectors> shipped(Vocabulary vocabulary, ModelId model) {
    String name = resource(vocabulary, model);
    try (InputStream in = ConceptVectors.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : SealedFile.CONCEPTS.read(
              in, name, (body, _) -> read(body, ConceptTexts.digest(METHOD, vocabulary, model)));
    } catch (IOException e) {
      throw new VocabularyException("the bundled vectors " + name + " cannot be read", e);
    }
  }

  /// Empty when the file was made of another version of the vocabulary.
  private static Optional<ConceptVectors> read(DataInputStream in, String key) throws IOException {
    if (!in.readUTF().equals(key)) {
      return Optional.empty();
    }
    int count = in.readInt();
    int dimensions = in.readInt();
    float[] common = QuantisedVector.read(in, dimensions);
    List<Embedding> rows = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      rows.add(Embedding.normalized(QuantisedVector.read(in, dimensions)));
    }
    return Optional.of(new ConceptVectors(common, rows));
  }

  /// Writes the file that is shipped.
  public void write(Vocabulary vocabulary, ModelId model, OutputStream out) throws IOException {
    byte[] all =
        SealedFile.body(body -> {
          body.writeUTF(ConceptTexts.digest(METHOD, vocabulary, model));
          body.writeInt(rows.size());
          body.writeInt(common.length);
          QuantisedVector.write(common, body);
          for (Embedding row : rows) {
            QuantisedVector.write(row.toArray(), body);
          }
        });
    SealedFile.CONCEPTS.write(all, out);
  }
}
