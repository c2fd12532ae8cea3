package org.colophon.eval.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Checksums;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// OpenNLP's name finder with its own features, trained on the training part; every sentence is a
/// document of its own.
final class NameFinderSystem implements SystemUnderTest<Example.Sentence> {
  private static final int ITERATIONS = 100;

  @Override
  public String name() {
    return "opennlp";
  }

  @Override
  public Class<Example.Sentence> reads() {
    return Example.Sentence.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("algorithm", "PERCEPTRON");
    configuration.put("iterations", String.valueOf(ITERATIONS));
    configuration.put("cutoff", "0");
    configuration.put("features", "OpenNLP's own");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Sentence> fit(
      List<Example.Sentence> train, TrainingContext<Example.Sentence> context) {
    // the same sentences and configuration give the same model; its file would hold a time
    TokenNameFinderModel model = train(train, context.definition().about().language());
    ModelId id =
        new ModelId(
            "eval-" + context.definition().id(), "1", Checksums.of(configuration() + "\n" + train));
    ThreadLocal<NameFinderME> finders = ThreadLocal.withInitial(() -> new NameFinderME(model));
    return new Predictor<>() {
      @Override
      public Prediction answer(Example.Sentence example) {
        NameFinderME finder = finders.get();
        finder.clearAdaptiveData();
        List<TypedSpan> found = new ArrayList<>();
        for (Span span : finder.find(example.tokens().toArray(String[]::new))) {
          found.add(new TypedSpan(span.getStart(), span.getEnd(), span.getType()));
        }
        return new Prediction.Spans(found);
      }

      @Override
      public List<ModelId> trained() {
        return List.of(id);
      }
    };
  }

  private static TokenNameFinderModel train(List<Example.Sentence> sentences, String language) {
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
    parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    List<NameSample> samples = sentences.stream().map(NameFinderSystem::sample).toList();
    try {
      return NameFinderME.train(
          language,
          null,
          ObjectStreamUtils.createObjectStream(samples),
          parameters,
          new TokenNameFinderFactory());
    } catch (IOException e) {
      throw new UncheckedIOException("training the name finder failed", e);
    }
  }

  private static NameSample sample(Example.Sentence sentence) {
    Span[] names =
        sentence.gold().stream()
            .map(span -> new Span(span.start(), span.end(), span.type()))
            .toArray(Span[]::new);
    return new NameSample(sentence.tokens().toArray(String[]::new), names, true);
  }
}
