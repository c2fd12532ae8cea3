package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.Keyphrases;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedding;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.models.Span;

/// A keyphrase system that ranks noun phrases by the similarity of their token vectors to the
/// text's, by position and by frequency.
final class KeyphraseSystem implements SystemUnderTest<Example.Text> {
  private static final int LONGEST = 5;
  private static final double OFTEN = 0.05;
  private static final double LONG = 0.02;

  private final String name;
  private final VectorCache vectors;
  private final LinguisticAnalyzer analyzer;

  KeyphraseSystem(String name, VectorCache vectors, LinguisticAnalyzer analyzer) {
    this.name = name;
    this.vectors = vectors;
    this.analyzer = analyzer;
  }

  @Override
  public String name() {
    return name + "-noun-phrases";
  }

  @Override
  public Class<Example.Text> reads() {
    return Example.Text.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("longest", String.valueOf(LONGEST));
    configuration.put("weights", OFTEN + " often, " + LONG + " long");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model(), analyzer.model());
  }

  @Override
  public Predictor<Example.Text> fit(
      List<Example.Text> train, TrainingContext<Example.Text> context) {
    return example -> new Prediction.Phrases(rank(example.text()));
  }

  private List<String> rank(String text) {
    Embedding whole = vectors.vector(text);
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    for (AnalyzedText.Sentence sentence : analyzer.analyze(text).sentences()) {
      for (Span span : nounPhrases(sentence)) {
        String surface = span.in(text).replaceAll("\\s+", " ");
        String key = Keyphrases.normalise(surface);
        if (key.length() > 2) {
          phrases.merge(
              key,
              new Phrase(surface, vectors.vector(surface).cosine(whole), 1, key),
              Phrase::again);
        }
      }
    }
    return phrases.values().stream()
        .sorted(Comparator.comparingDouble((Phrase p) -> -p.score()).thenComparing(Phrase::surface))
        .map(Phrase::surface)
        .toList();
  }

  /// Runs of adjectives, nouns and names that end in a noun or name.
  private static List<Span> nounPhrases(AnalyzedText.Sentence sentence) {
    List<Span> spans = new ArrayList<>();
    List<AnalyzedText.Token> tokens = sentence.tokens();
    for (int start = 0; start < tokens.size(); ) {
      int end = start;
      while (end < tokens.size() && tokens.get(end).tag().matches("NOUN|PROPN|ADJ")) {
        end++;
      }
      int last = end;
      while (last > start && tokens.get(last - 1).tag().equals("ADJ")) {
        last--;
      }
      if (last > start) {
        int first = Math.max(start, last - LONGEST);
        spans.add(new Span(tokens.get(first).span().start(), tokens.get(last - 1).span().end()));
      }
      start = Math.max(end, start + 1);
    }
    return spans;
  }

  /// A candidate phrase.
  ///
  /// @param key stems of the phrase, by which it is recognised again
  private record Phrase(String surface, double nearness, int times, String key) {
    Phrase again(Phrase other) {
      return new Phrase(surface, nearness, times + other.times, key);
    }

    double score() {
      int words = key.split(" ", -1).length;
      return nearness + OFTEN * Math.log(times) + LONG * Math.min(3, words - 1);
    }
  }
}
