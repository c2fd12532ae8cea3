package org.colophon.models.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.colophon.models.ModelId;
import org.colophon.models.files.SealedFile;
import org.colophon.models.files.Sha256;
import org.colophon.models.linear.LinearSettings.Task;

/// The file format of a linear classifier: gzip over a big-endian stream.
///
/// ```
/// int     0xC0110701 (format 1)
/// string  SHA-256 of all that follows, in hex
/// string  name, version
/// byte    task · byte words, minChars, maxChars · varint minDocuments · double cost
/// varint  labels, then per label: string name, float step, float bias
/// byte    1 if calibrated, then per label: double slope, double offset
/// varint  features, then per feature: varint hash (difference to the one before), float idf,
///         varint entries, then per entry: varint label (difference), byte steps
/// ```
///
/// A varint has seven bits per byte, low bits first; a set high bit says that more follow. Strings
/// are those of [DataOutputStream#writeUTF].
final class LinearFile {

  private LinearFile() {}

  static String digest(String name, String version, LinearModel model) {
    return Sha256.of(body(name, version, model));
  }

  static void write(LinearTextClassifier classifier, OutputStream target) throws IOException {
    ModelId id = classifier.model();
    SealedFile.CLASSIFIER.write(body(id.name(), id.version(), classifier.trainedModel()), target);
  }

  /// @throws ModelFileException when the stream holds no classifier, or a damaged one
  static LinearTextClassifier read(InputStream source, String where) {
    return SealedFile.CLASSIFIER.readNamed(
        source, where, (in, id) -> new LinearTextClassifier(id, readModel(in)));
  }

  private static byte[] body(String name, String version, LinearModel model) {
    return SealedFile.body(
        name,
        version,
        out -> {
          writeSettings(out, model.settings());
          writeLabels(out, model);
          writeFeatures(out, model);
        });
  }

  private static LinearModel readModel(DataInputStream in) throws IOException {
    LinearSettings settings = readSettings(in);
    int count = (int) Varint.read(in);
    List<String> labels = new ArrayList<>(count);
    float[] step = new float[count];
    float[] bias = new float[count];
    for (int label = 0; label < count; label++) {
      labels.add(in.readUTF());
      step[label] = in.readFloat();
      bias[label] = in.readFloat();
    }
    List<Logistic> calibration = new ArrayList<>();
    boolean calibrated = in.readByte() == 1;
    for (int label = 0; label < count && calibrated; label++) {
      double slope = in.readDouble();
      calibration.add(new Logistic(-in.readDouble(), List.of(-slope)));
    }
    return new FeatureReader(in, settings, labels, calibration).read(step, bias);
  }

  private static void writeSettings(DataOutputStream out, LinearSettings settings)
      throws IOException {
    FeatureSettings features = settings.features();
    out.writeByte(
        switch (settings.task()) {
          case MULTI_LABEL -> 0;
          case SINGLE_LABEL -> 1;
        });
    out.writeByte(features.words());
    out.writeByte(features.minChars());
    out.writeByte(features.maxChars());
    Varint.write(out, features.minDocuments());
    out.writeDouble(settings.cost());
  }

  private static LinearSettings readSettings(DataInputStream in) throws IOException {
    Task task = in.readByte() == 0 ? Task.MULTI_LABEL : Task.SINGLE_LABEL;
    FeatureSettings features =
        new FeatureSettings(in.readByte(), in.readByte(), in.readByte(), (int) Varint.read(in));
    return LinearSettings.of(task).withFeatures(features).withCost(in.readDouble());
  }

  private static void writeLabels(DataOutputStream out, LinearModel model) throws IOException {
    Varint.write(out, model.labels().size());
    for (int label = 0; label < model.labels().size(); label++) {
      out.writeUTF(model.labels().get(label));
      out.writeFloat(model.weights().step(label));
      out.writeFloat(model.weights().bias(label));
    }
    out.writeByte(model.calibration().isEmpty() ? 0 : 1);
    for (Logistic curve : model.calibration()) {
      out.writeDouble(-curve.weights().getFirst());
      out.writeDouble(-curve.intercept());
    }
  }

  private static void writeFeatures(DataOutputStream out, LinearModel model) throws IOException {
    FeatureVocabulary vocabulary = model.vocabulary();
    WeightTable weights = model.weights();
    Varint.write(out, vocabulary.size());
    Varint.write(out, weights.begin(vocabulary.size()));
    long previous = 0;
    for (int feature = 0; feature < vocabulary.size(); feature++) {
      Varint.write(out, vocabulary.hash(feature) - previous);
      previous = vocabulary.hash(feature);
      out.writeFloat(vocabulary.idf(feature));
      Varint.write(out, weights.begin(feature + 1) - weights.begin(feature));
      int last = 0;
      for (int at = weights.begin(feature); at < weights.begin(feature + 1); at++) {
        Varint.write(out, weights.label(at) - last);
        last = weights.label(at);
        out.writeByte(weights.steps(at));
      }
    }
  }

  /// A reader of the file's second half, the features.
  private record FeatureReader(
      DataInputStream in,
      LinearSettings settings,
      List<String> labels,
      List<Logistic> calibration) {
    LinearModel read(float[] step, float[] bias) throws IOException {
      int features = (int) Varint.read(in);
      int entries = (int) Varint.read(in);
      long[] hashes = new long[features];
      float[] idf = new float[features];
      int[] begin = new int[features + 1];
      char[] label = new char[entries];
      byte[] steps = new byte[entries];
      long hash = 0;
      for (int feature = 0; feature < features; feature++) {
        hash += Varint.read(in);
        hashes[feature] = hash;
        idf[feature] = in.readFloat();
        int end = begin[feature] + (int) Varint.read(in);
        begin[feature + 1] = end;
        int last = 0;
        for (int at = begin[feature]; at < end; at++) {
          last += (int) Varint.read(in);
          label[at] = (char) last;
          steps[at] = in.readByte();
        }
      }
      FeatureVocabulary vocabulary = new FeatureVocabulary(settings.features(), hashes, idf);
      WeightTable weights = new WeightTable(begin, label, steps, step, bias);
      return new LinearModel(settings, labels, vocabulary, weights, calibration);
    }
  }
}
