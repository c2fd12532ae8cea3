package org.colophon.models.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.files.SealedFile;
import org.colophon.models.files.Sha256;

/// The file format of a subject classifier: gzip over a big-endian stream.
///
/// ```
/// int     0xC0110901 (format 1)
/// string  SHA-256 of all that follows, in hex
/// string  name, version
/// varint  labels, then per label: string name
/// varint  children, then per child: string name, varint parents, then per parent: string name
/// double  threshold at the top, threshold below, micro-F1 of texts held out
/// varint  texts, then per text: varint labels, then per label: varint number
/// varint  blocks, then per block: byte 0, string group, words (see below); or byte 1, vectors
/// varint  views, then per view, text and label: float weight
/// varint  levels, then per level: double intercept, varint weights, then per weight: double
/// ```
///
/// Words are `byte words, minChars, maxChars · varint minDocuments, features`, then per feature
/// `varint hash (difference to the one before) · float idf · varint entries`, then per entry
/// `varint text (difference) · short value (IEEE 754 half)`. Vectors are `varint dimensions`, then
/// each text's floats, low byte first.
final class SubjectFile {

  private SubjectFile() {}

  static String digest(String name, String version, SubjectModel model) {
    return Sha256.of(body(name, version, model));
  }

  static void write(SubjectClassifier classifier, OutputStream target) throws IOException {
    ModelId id = classifier.model();
    SealedFile.SUBJECTS.write(body(id.name(), id.version(), classifier.trainedModel()), target);
  }

  /// @throws ModelFileException when the stream holds no classifier, or a damaged one
  static SubjectClassifier read(InputStream source, String where) {
    return SealedFile.SUBJECTS.readNamed(
        source, where, (in, id) -> new SubjectClassifier(id, readModel(in)));
  }

  private static byte[] body(String name, String version, SubjectModel model) {
    return SealedFile.body(
        name,
        version,
        out -> {
          writeLabels(out, model);
          Varint.write(out, model.blocks().size());
          for (TextBlock block : model.blocks()) {
            writeBlock(out, block);
          }
          writeViews(out, model.views());
          Varint.write(out, model.curves().size());
          for (Logistic curve : model.curves()) {
            out.writeDouble(curve.intercept());
            Varint.write(out, curve.weights().size());
            for (double weight : curve.weights()) {
              out.writeDouble(weight);
            }
          }
        });
  }

  private static SubjectModel readModel(DataInputStream in) throws IOException {
    List<String> labels = readNames(in);
    Map<String, Set<String>> parents = new HashMap<>();
    for (long left = Varint.read(in); left > 0; left--) {
      parents.put(in.readUTF(), new HashSet<>(readNames(in)));
    }
    List<Double> thresholds = List.of(in.readDouble(), in.readDouble());
    double heldOutF1 = in.readDouble();
    int size = (int) Varint.read(in);
    List<List<Integer>> texts = new ArrayList<>(size);
    for (int text = 0; text < size; text++) {
      List<Integer> own = new ArrayList<>();
      for (long left = Varint.read(in); left > 0; left--) {
        own.add((int) Varint.read(in));
      }
      texts.add(own);
    }
    List<TextBlock> blocks = new ArrayList<>();
    for (long left = Varint.read(in); left > 0; left--) {
      blocks.add(in.readByte() == 0 ? readWords(in, size) : readVectors(in, size));
    }
    List<List<float[]>> views = readViews(in, size, labels.size());
    List<Logistic> curves = new ArrayList<>();
    for (long left = Varint.read(in); left > 0; left--) {
      double intercept = in.readDouble();
      List<Double> weights = new ArrayList<>();
      for (long more = Varint.read(in); more > 0; more--) {
        weights.add(in.readDouble());
      }
      curves.add(new Logistic(intercept, weights));
    }
    return new SubjectModel(
        labels,
        texts,
        blocks,
        views,
        curves,
        LevelThresholds.of(thresholds, new LabelHierarchy(parents), labels),
        heldOutF1);
  }

  private static void writeLabels(DataOutputStream out, SubjectModel model) throws IOException {
    writeNames(out, model.labels());
    Map<String, Set<String>> parents = new TreeMap<>(model.thresholds().hierarchy().parents());
    Varint.write(out, parents.size());
    for (Map.Entry<String, Set<String>> child : parents.entrySet()) {
      out.writeUTF(child.getKey());
      writeNames(out, List.copyOf(new TreeSet<>(child.getValue())));
    }
    out.writeDouble(model.thresholds().thresholds().getFirst());
    out.writeDouble(model.thresholds().thresholds().getLast());
    out.writeDouble(model.heldOutF1());
    Varint.write(out, model.texts().size());
    for (List<Integer> labels : model.texts()) {
      Varint.write(out, labels.size());
      for (int label : labels) {
        Varint.write(out, label);
      }
    }
  }

  private static void writeNames(DataOutputStream out, List<String> names) throws IOException {
    Varint.write(out, names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  private static List<String> readNames(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (long left = Varint.read(in); left > 0; left--) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static void writeBlock(DataOutputStream out, TextBlock block) throws IOException {
    switch (block) {
      case TextBlock.Words words -> {
        out.writeByte(0);
        writeWords(out, words);
      }
      case TextBlock.Vectors(List<Embedding> vectors) -> {
        out.writeByte(1);
        Varint.write(out, vectors.getFirst().dim());
        for (Embedding vector : vectors) {
          out.write(vector.toBytes());
        }
      }
    }
  }

  private static void writeWords(DataOutputStream out, TextBlock.Words words) throws IOException {
    out.writeUTF(words.group());
    FeatureSettings settings = words.settings();
    out.writeByte(settings.words());
    out.writeByte(settings.minChars());
    out.writeByte(settings.maxChars());
    Varint.write(out, settings.minDocuments());
    FeatureVocabulary vocabulary = words.vocabulary();
    Postings postings = words.postings();
    Varint.write(out, vocabulary.size());
    Varint.write(out, postings.begin(vocabulary.size()));
    long previous = 0;
    for (int feature = 0; feature < vocabulary.size(); feature++) {
      Varint.write(out, vocabulary.hash(feature) - previous);
      previous = vocabulary.hash(feature);
      out.writeFloat(vocabulary.idf(feature));
      Varint.write(out, postings.begin(feature + 1) - postings.begin(feature));
      int last = 0;
      for (int at = postings.begin(feature); at < postings.begin(feature + 1); at++) {
        Varint.write(out, postings.text(at) - last);
        last = postings.text(at);
        out.writeShort(Float.floatToFloat16(postings.value(at)));
      }
    }
  }

  private static TextBlock readWords(DataInputStream in, int size) throws IOException {
    String group = in.readUTF();
    FeatureSettings settings =
        new FeatureSettings(in.readByte(), in.readByte(), in.readByte(), (int) Varint.read(in));
    int features = (int) Varint.read(in);
    int entries = (int) Varint.read(in);
    long[] hashes = new long[features];
    float[] idf = new float[features];
    int[] begin = new int[features + 1];
    int[] text = new int[entries];
    float[] value = new float[entries];
    long hash = 0;
    for (int feature = 0; feature < features; feature++) {
      hash += Varint.read(in);
      hashes[feature] = hash;
      idf[feature] = in.readFloat();
      begin[feature + 1] = begin[feature] + (int) Varint.read(in);
      int last = 0;
      for (int at = begin[feature]; at < begin[feature + 1]; at++) {
        last += (int) Varint.read(in);
        text[at] = last;
        value[at] = Float.float16ToFloat(in.readShort());
      }
    }
    return new TextBlock.Words(
        group,
        settings,
        new FeatureVocabulary(settings, hashes, idf),
        new Postings(size, begin, text, value));
  }

  private static TextBlock readVectors(DataInputStream in, int size) throws IOException {
    int bytes = (int) Varint.read(in) * Float.BYTES;
    List<Embedding> vectors = new ArrayList<>();
    for (int text = 0; text < size; text++) {
      vectors.add(Embedding.fromBytes(in.readNBytes(bytes)));
    }
    return new TextBlock.Vectors(vectors);
  }

  private static void writeViews(DataOutputStream out, List<List<float[]>> views)
      throws IOException {
    Varint.write(out, views.size());
    for (List<float[]> view : views) {
      for (float[] text : view) {
        for (float weight : text) {
          out.writeFloat(weight);
        }
      }
    }
  }

  private static List<List<float[]>> readViews(DataInputStream in, int size, int labels)
      throws IOException {
    List<List<float[]>> views = new ArrayList<>();
    for (long left = Varint.read(in); left > 0; left--) {
      List<float[]> view = new ArrayList<>();
      for (int text = 0; text < size; text++) {
        float[] weights = new float[labels];
        for (int label = 0; label < labels; label++) {
          weights[label] = in.readFloat();
        }
        view.add(weights);
      }
      views.add(view);
    }
    return views;
  }
}
