package org.colophon.eval.systems;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// A system that answers the cosine of the two texts' vectors.
final class SimilaritySystem implements SystemUnderTest<Example.Pair> {
  private final String name;
  private final VectorCache vectors;

  SimilaritySystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<Example.Pair> reads() {
    return Example.Pair.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    return new TreeMap<>();
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Pair> fit(
      List<Example.Pair> train, TrainingContext<Example.Pair> context) {
    return pair ->
        new Prediction.TextSimilarity(
            vectors.vector(pair.first()).cosine(vectors.vector(pair.second())));
  }
}
