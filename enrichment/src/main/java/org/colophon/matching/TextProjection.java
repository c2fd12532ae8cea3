package org.colophon.matching;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.files.QuantisedVector;
import org.colophon.models.files.SealedFile;

/// A linear map from the vector of a text to the vector of a description of what it is about: a
/// text about a scratching post comes nearer to "people with cats". With it the means of reference
/// texts and descriptions, by language. Immutable.
///
/// The map is shipped for the standard embedding model, see [ProjectionTrainer]; for others texts
/// are compared as they are. A file is a [SealedFile]: dimensions (int), for each row a step
/// (float) and the steps of its values (bytes), then twice a number of languages (int), each a name
/// (string) and a mean (floats).
public final class TextProjection {
  private final List<float[]> rows;
  private final Map<String, float[]> textMeans;
  private final Map<String, float[]> descriptionMeans;

  /// @param rows of the map, one for each value of a text's vector; none for no map
  TextProjection(
      List<float[]> rows, Map<String, float[]> textMeans, Map<String, float[]> descriptionMeans) {
    this.rows = List.copyOf(rows);
    this.textMeans = Map.copyOf(textMeans);
    this.descriptionMeans = Map.copyOf(descriptionMeans);
  }

  /// The shipped projection for a model; for others the means of reference texts alone.
  public static TextProjection of(CachedEmbedder vectors) {
    return shipped(vectors.model())
        .orElseGet(() -> {
          ReferencePairs pairs = ReferencePairs.few();
          return new TextProjection(
              List.of(), pairs.textMeans(vectors), pairs.descriptionMeans(vectors));
        });
  }

  /// The vector of the description that would fit a text; both without what all have in common.
  Embedding of(Embedding text) {
    if (rows.isEmpty()) {
      return text;
    }
    float[] values = text.toArray();
    float[] projected = new float[rows.getFirst().length];
    for (int from = 0; from < values.length; from++) {
      float[] row = rows.get(from);
      for (int to = 0; to < projected.length; to++) {
        projected[to] += values[from] * row[to];
      }
    }
    return Embedding.normalized(projected);
  }

  Map<String, float[]> textMeans() {
    return textMeans;
  }

  Map<String, float[]> descriptionMeans() {
    return descriptionMeans;
  }

  private static Optional<TextProjection> shipped(ModelId model) {
    String name = "projection-" + model.shortDigest() + ".bin";
    try (InputStream in = TextProjection.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(SealedFile.PROJECTION.read(in, name, (body, _) -> body(body)));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled projection " + name + " cannot be read", e);
    }
  }

  private static TextProjection body(DataInputStream in) throws IOException {
    int dimensions = in.readInt();
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < dimensions; row++) {
      rows.add(QuantisedVector.read(in, dimensions));
    }
    return new TextProjection(rows, means(in, dimensions), means(in, dimensions));
  }

  private static Map<String, float[]> means(DataInputStream in, int dimensions) throws IOException {
    Map<String, float[]> means = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String language = in.readUTF();
      float[] mean = new float[dimensions];
      for (int d = 0; d < dimensions; d++) {
        mean[d] = in.readFloat();
      }
      means.put(language, mean);
    }
    return means;
  }

  /// Writes the file that is shipped; the target stays open.
  public void write(OutputStream target) throws IOException {
    byte[] body =
        SealedFile.body(out -> {
          out.writeInt(rows.size());
          for (float[] row : rows) {
            QuantisedVector.write(row, out);
          }
          write(textMeans, out);
          write(descriptionMeans, out);
        });
    SealedFile.PROJECTION.write(body, target);
  }

  private static void write(Map<String, float[]> means, DataOutputStream out) throws IOException {
    out.writeInt(means.size());
    for (Map.Entry<String, float[]> mean : new TreeMap<>(means).entrySet()) {
      out.writeUTF(mean.getKey());
      for (float value : mean.getValue()) {
        out.writeFloat(value);
      }
    }
  }
}
