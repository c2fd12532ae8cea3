package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.EntityFinder;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.models.names.LabelledSentence;
import org.colophon.models.names.NameLists;
import org.colophon.models.names.NameTrainer;

/// The product's own training of name finders, on the training part; every sentence is a document
/// of its own.
final class NameTrainingSystem implements SystemUnderTest<Example.Sentence> {
  private final LinguisticAnalyzer analyzer;

  NameTrainingSystem(LinguisticAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  @Override
  public String name() {
    return "names";
  }

  @Override
  public Class<Example.Sentence> reads() {
    return Example.Sentence.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("trainer", NameTrainer.METHOD);
    configuration.put("lists", "countries and cities of the Java platform; table of words");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(analyzer.model());
  }

  @Override
  public Predictor<Example.Sentence> fit(
      List<Example.Sentence> train, TrainingContext<Example.Sentence> context) {
    EntityFinder finder =
        new NameTrainer(
                "eval-" + context.definition().id(),
                "1",
                analyzer.language(),
                NameLists.ofPlaces(),
                context.seed())
            .train(train.stream().map(this::labelled).toList());
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Sentence example) {
        return new Prediction.Spans(found(finder, analyzer.analyzeWords(example.tokens())));
      }

      @Override
      public List<ModelId> trained() {
        return List.of(finder.model());
      }
    };
  }

  private LabelledSentence labelled(Example.Sentence sentence) {
    return new LabelledSentence(
        analyzer.analyzeWords(sentence.tokens()).sentences().getFirst().tokens(),
        sentence.gold().stream()
            .map(gold -> new LabelledSentence.Name(gold.start(), gold.end(), gold.type()))
            .toList());
  }

  private static List<TypedSpan> found(EntityFinder finder, AnalyzedText text) {
    List<Token> tokens = text.sentences().getFirst().tokens();
    List<TypedSpan> spans = new ArrayList<>();
    for (EntityFinder.Entity entity : finder.find(text)) {
      int first = 0;
      while (tokens.get(first).span().start() < entity.span().start()) {
        first++;
      }
      int end = first;
      while (end < tokens.size() && tokens.get(end).span().end() <= entity.span().end()) {
        end++;
      }
      spans.add(new TypedSpan(first, end, entity.type()));
    }
    return spans;
  }
}
