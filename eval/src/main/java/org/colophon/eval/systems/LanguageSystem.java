package org.colophon.eval.systems;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;

/// The shipped language detector, asked for whole texts. It may answer any language it knows, also
/// one that the set does not have; Norwegian without more counts as Bokmål.
final class LanguageSystem implements SystemUnderTest<Example.Text> {
  private final LanguageDetector detector;

  LanguageSystem(LanguageDetector detector) {
    this.detector = detector;
  }

  @Override
  public String name() {
    return "detector";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    return new TreeMap<>();
  }

  @Override
  public List<ModelId> models() {
    return List.of(detector.model());
  }

  @Override
  public boolean needsUnseen() {
    return true;
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    return example -> answer(detector, example);
  }

  static Prediction answer(LanguageDetector detector, Example.Text example) {
    DetectedLanguage detected = detector.detect(example.text());
    String code = detected.code().equals("no") ? "nb" : detected.code();
    SortedMap<String, Double> scores = new TreeMap<>();
    scores.put(code, Math.clamp(detected.confidence(), 0, 1));
    return new Prediction.Labels(List.of(code), scores);
  }
}
