package org.colophon.models.linear;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.models.ModelId;
import org.colophon.models.StrippedText;
import org.colophon.models.TextClassifier;
import org.colophon.models.linear.LinearSettings.Task;

/// A linear classifier on words and character n-grams, one binary decision per label. Immutable and
/// thread-safe.
///
/// When [#calibrated()], scores are probabilities. Otherwise they are margins: above 0 on the
/// label's side, comparable between labels only roughly.
public final class LinearTextClassifier implements TextClassifier {
  private final ModelId id;
  private final LinearModel model;

  LinearTextClassifier(ModelId id, LinearModel model) {
    this.id = id;
    this.model = model;
  }

  static LinearTextClassifier of(String name, String version, LinearModel model) {
    return new LinearTextClassifier(
        new ModelId(name, version, LinearFile.digest(name, version, model)), model);
  }

  /// Reads what [#write] wrote.
  ///
  /// @param source names the file in messages
  /// @throws org.colophon.models.ModelFileException when the stream holds no classifier, or a
  ///   damaged one
  public static LinearTextClassifier read(InputStream in, String source) {
    return LinearFile.read(in, source);
  }

  /// Writes the classifier, compressed. The same classifier always gives the same bytes.
  public void write(OutputStream out) throws IOException {
    LinearFile.write(this, out);
  }

  @Override
  public ModelId model() {
    return id;
  }

  /// Every label that the classifier knows, in alphabetical order.
  public List<String> labels() {
    return model.labels();
  }

  /// Whether scores are probabilities.
  public boolean calibrated() {
    return !model.calibration().isEmpty();
  }

  @Override
  public Map<String, Double> score(String text) {
    return score(text, Set.of());
  }

  /// Score per label for a text of which more is known, in alphabetical order of the labels.
  public Map<String, Double> score(String text, Collection<String> extraFeatures) {
    double[] scores = scores(text, extraFeatures);
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int label = 0; label < scores.length; label++) {
      byLabel.put(model.labels().get(label), scores[label]);
    }
    return byLabel;
  }

  /// `double[labels]`, in the order of [#labels()].
  double[] scores(String text, Collection<String> extraFeatures) {
    String stripped = StrippedText.of(text).text();
    double[] scores = model.weights().margins(model.vocabulary().vector(stripped, extraFeatures));
    if (calibrated()) {
      double sum = 0;
      for (int label = 0; label < scores.length; label++) {
        scores[label] = model.calibration().get(label).probability(scores[label]);
        sum += scores[label];
      }
      for (int label = 0; label < scores.length && singleLabel(); label++) {
        scores[label] = sum > 0 ? scores[label] / sum : 1.0 / scores.length;
      }
    }
    return scores;
  }

  private boolean singleLabel() {
    return model.settings().task() == Task.SINGLE_LABEL;
  }

  LinearModel trainedModel() {
    return model;
  }
}
