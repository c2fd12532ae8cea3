package org.colophon.eval.systems;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.keyphrases.PhraseSource;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.text.Lexicon;

/// The product's own keyphrases; the whole text is read as text, without a title.
final class PhraseSystem implements SystemUnderTest<Example.Text> {
  private final LinguisticAnalyzer analyzer;
  private final KeyphraseExtractor extractor = new KeyphraseExtractor();

  PhraseSystem(LinguisticAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  @Override
  public String name() {
    return "keyphrases";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    return new TreeMap<>(Map.of("method", KeyphraseExtractor.METHOD));
  }

  @Override
  public List<ModelId> models() {
    return List.of(analyzer.model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    Lexicon lexicon = Lexicon.of(analyzer.language());
    return example -> new Prediction.Phrases(phrases(example.text(), lexicon));
  }

  private List<String> phrases(String text, Lexicon lexicon) {
    return extractor.extract(PhraseSource.of(analyzer.analyze(text), lexicon)).keyphrases().stream()
        .map(KeyphraseExtractor.Keyphrase::label)
        .toList();
  }
}
