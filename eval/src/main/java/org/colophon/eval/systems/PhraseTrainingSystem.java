package org.colophon.eval.systems;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.keyphrases.PhraseRanker;
import org.colophon.keyphrases.PhraseSource;
import org.colophon.keyphrases.PhraseTrainer;
import org.colophon.keyphrases.TitledText;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.text.Lexicon;

/// The product's own training of keyphrases, on the training part.
final class PhraseTrainingSystem implements SystemUnderTest<Example.Text> {
  private final LinguisticAnalyzer analyzer;
  private final Lexicon lexicon;
  private final Map<String, AnalyzedText> analyzed = new ConcurrentHashMap<>();

  PhraseTrainingSystem(LinguisticAnalyzer analyzer) {
    this.analyzer = analyzer;
    this.lexicon = Lexicon.of(analyzer.language());
  }

  @Override
  public String name() {
    return "keyphrases-trained";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    return new TreeMap<>(
        Map.of("trainer", PhraseTrainer.METHOD, "method", KeyphraseExtractor.METHOD));
  }

  @Override
  public List<ModelId> models() {
    return List.of(analyzer.model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    List<TitledText.TrainingExample> examples =
        train.stream()
            .map(example -> new TitledText("", analysis(example), lexicon).with(example.gold()))
            .toList();
    PhraseRanker ranker =
        new PhraseTrainer("eval-" + context.definition().id(), analyzer.language(), context.seed())
            .train(examples);
    KeyphraseExtractor extractor = new KeyphraseExtractor().learning(List.of(ranker));
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Text example) {
        return new Prediction.Phrases(
            extractor.extract(PhraseSource.of(analysis(example), lexicon)).keyphrases().stream()
                .map(KeyphraseExtractor.Keyphrase::label)
                .toList());
      }

      @Override
      public List<ModelId> trained() {
        return List.of(ranker.model());
      }
    };
  }

  private AnalyzedText analysis(Example.Text example) {
    return analyzed.computeIfAbsent(example.text(), analyzer::analyze);
  }
}
