package org.colophon.models.linear;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.models.ModelId;
import org.colophon.models.StrippedText;
import org.colophon.models.TextClassifier;

/// A classifier of subjects that labels a text from the labels of similar training texts. Scores
/// are probabilities. Immutable and thread-safe.
public final class SubjectClassifier implements TextClassifier {
  private final ModelId id;
  private final SubjectModel model;
  private final LabelFeatures labelFeatures;
  private final List<Integer> levels;

  SubjectClassifier(ModelId id, SubjectModel model) {
    this.id = id;
    this.model = model;
    LabelHierarchy hierarchy = model.thresholds().hierarchy();
    this.labelFeatures =
        new LabelFeatures(model.texts(), SubjectModel.parents(model.labels(), hierarchy));
    this.levels = model.labels().stream().map(hierarchy::level).toList();
  }

  /// Reads what [#write] wrote.
  ///
  /// @param source names the file in messages
  /// @throws org.colophon.models.ModelFileException when the stream holds no classifier, or a
  ///   damaged one
  public static SubjectClassifier read(InputStream in, String source) {
    return SubjectFile.read(in, source);
  }

  /// Writes the classifier, compressed. The same classifier always gives the same bytes.
  public void write(OutputStream out) throws IOException {
    SubjectFile.write(this, out);
  }

  @Override
  public ModelId model() {
    return id;
  }

  /// Every label that the classifier knows, in alphabetical order.
  public List<String> labels() {
    return model.labels();
  }

  /// The number of training texts.
  public int size() {
    return model.texts().size();
  }

  /// Micro-F1 over all labels that [#choose] reached on the training texts, each held out.
  public double heldOutF1() {
    return model.heldOutF1();
  }

  /// Whether a text needs a vector.
  public boolean readsVectors() {
    return model.blocks().stream().anyMatch(TextBlock.Vectors.class::isInstance);
  }

  @Override
  public Map<String, Double> score(String text) {
    return score(new LabelledText(text, Set.of()));
  }

  /// Probability per label, in alphabetical order of the labels.
  ///
  /// @param text its labels are not looked at
  /// @throws IllegalArgumentException when the classifier [#readsVectors] and the text has none
  public Map<String, Double> score(LabelledText text) {
    LabelledText read =
        new LabelledText(
            StrippedText.of(text.text()).text(), Set.of(), text.extraFeatures(), text.vector());
    List<float[]> similarities = model.blocks().stream().map(b -> b.similarities(read)).toList();
    float[] all = new float[size()];
    for (int block = 0; block < similarities.size(); block++) {
      float weight = (float) model.blocks().get(block).weight();
      for (int i = 0; i < all.length; i++) {
        all[i] += weight * similarities.get(block)[i];
      }
    }
    List<float[]> margins = new ArrayList<>();
    for (int view = 0; view < model.views().size(); view++) {
      margins.add(margins(model.views().get(view), view == 0 ? all : similarities.get(view - 1)));
    }
    return probabilities(labelFeatures.of(margins, all, -1));
  }

  /// The labels to give a text, parents before children: those whose probability promises the best
  /// balance of right and missed labels. Never none.
  public List<String> choose(Map<String, Double> probabilities) {
    return model.thresholds().choose(probabilities);
  }

  private float[] margins(List<float[]> weights, float[] similarities) {
    float[] margins = new float[model.labels().size()];
    for (int i = 0; i < similarities.length; i++) {
      float similarity = similarities[i] + Ridge.CONSTANT;
      float[] own = weights.get(i);
      for (int label = 0; label < margins.length; label++) {
        margins[label] += similarity * own[label];
      }
    }
    return margins;
  }

  Map<String, Double> probabilities(double[][] featuresByLabel) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int label = 0; label < featuresByLabel.length; label++) {
      Logistic curve = model.curves().get(levels.get(label));
      probabilities.put(model.labels().get(label), curve.probability(featuresByLabel[label]));
    }
    return probabilities;
  }

  SubjectModel trainedModel() {
    return model;
  }
}
