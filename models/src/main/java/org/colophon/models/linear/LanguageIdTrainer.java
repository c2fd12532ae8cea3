package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.colophon.models.LanguageDetector;
import org.colophon.models.linear.LinearSettings.Task;

/// A trainer of language identifiers. It trains on whole sentences and on pairs of words cut from
/// them, so that headings and titles are recognised too. The same texts and seed give the same
/// identifier.
public final class LanguageIdTrainer {
  private static final FeatureSettings FEATURES = new FeatureSettings(1, 1, 5, 2);
  private static final double COST = 0.3;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final int CUT = 2;
  private static final int FEWEST_LETTERS = 4;

  private final LinearTrainer trainer;
  private final LinearSettings settings;

  /// @param calibrationFolds how many parts are held out in turn to calibrate the probabilities; at
  ///   least 2
  public LanguageIdTrainer(String version, long seed, int calibrationFolds) {
    if (calibrationFolds < 2) {
      throw new IllegalArgumentException(
          "a language identifier is calibrated on at least 2 folds, got " + calibrationFolds);
    }
    this.trainer = new LinearTrainer("langid", version, seed);
    this.settings =
        LinearSettings.of(Task.SINGLE_LABEL)
            .withFeatures(FEATURES)
            .withCost(COST)
            .withCalibrationFolds(calibrationFolds);
  }

  /// Trains on sentences or shorter texts, by ISO 639-1 code.
  public LinearTextClassifier train(Map<String, List<String>> textsByLanguage) {
    List<LabelledText> examples = new ArrayList<>();
    List<Integer> folds = new ArrayList<>();
    new TreeMap<>(textsByLanguage)
        .forEach((language, texts) -> {
          for (int i = 0; i < texts.size(); i++) {
            for (String piece : pieces(texts.get(i))) {
              examples.add(new LabelledText(piece, Set.of(language)));
              folds.add(i % settings.calibrationFolds());
            }
          }
        });
    return trainer.train(examples, settings, folds.stream().mapToInt(Integer::intValue).toArray());
  }

  /// A detector that answers with the classifier's most probable label.
  public static LanguageDetector detector(LinearTextClassifier languages) {
    return new LinearLanguageDetector(languages);
  }

  /// The text, and its words two by two.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    pieces.add(text);
    List<String> words = WHITE_SPACE.splitAsStream(text.strip()).toList();
    for (int i = 0; i < words.size() && words.size() > CUT; i += CUT) {
      String pair = String.join(" ", words.subList(i, Math.min(i + CUT, words.size())));
      if (pair.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS) {
        pieces.add(pair);
      }
    }
    return pieces;
  }
}
