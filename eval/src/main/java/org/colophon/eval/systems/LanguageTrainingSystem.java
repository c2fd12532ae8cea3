package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.linear.LanguageIdTrainer;
import org.colophon.models.linear.LinearTextClassifier;

/// The product's own language training, on the training part. Word pairs are often taken out of
/// sentences: a sentence that holds all words of a text that will be asked for is left out of
/// training.
final class LanguageTrainingSystem implements SystemUnderTest<Example.Text> {
  private static final int CALIBRATION = 2;

  @Override
  public String name() {
    return "langid";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("calibration folds", String.valueOf(CALIBRATION));
    configuration.put("left out", "texts that hold all words of a text to be asked for");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Map<String, List<Set<String>>> askedByWord = new HashMap<>();
    for (Example.Text asked : context.unlabelled()) {
      Set<String> words = words(asked);
      words.stream()
          .sorted()
          .findFirst()
          .ifPresent(w -> askedByWord.computeIfAbsent(w, x -> new ArrayList<>()).add(words));
    }
    Map<String, List<String>> texts = new TreeMap<>();
    for (Example.Text example : train) {
      Set<String> words = words(example);
      boolean holds =
          words.stream()
              .flatMap(w -> askedByWord.getOrDefault(w, List.of()).stream())
              .anyMatch(words::containsAll);
      if (!holds) {
        texts
            .computeIfAbsent(example.gold().getFirst(), l -> new ArrayList<>())
            .add(example.text());
      }
    }
    LinearTextClassifier classifier =
        new LanguageIdTrainer("1", context.seed(), CALIBRATION).train(texts);
    LanguageDetector detector = LanguageIdTrainer.detector(classifier);
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Text example) {
        return LanguageSystem.answer(detector, example);
      }

      @Override
      public List<ModelId> trained() {
        return List.of(classifier.model());
      }
    };
  }

  private static Set<String> words(Example.Text text) {
    Set<String> words = new HashSet<>();
    for (String word : text.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
