package org.colophon.eval.systems;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// A baseline that reads no text: a reader's likes divided by likes and dislikes, whatever the
/// candidate, with one of each added, so that one like weighs less than five.
final class LikeShareSystem implements SystemUnderTest<Example.Choice> {
  @Override
  public String name() {
    return "like-share";
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("added", "one like, one dislike");
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Choice> fit(
      List<Example.Choice> train, TrainingContext<Example.Choice> context) {
    return choice -> {
      double likes = choice.liked().size() + 1.0;
      double dislikes = choice.disliked().size() + 1.0;
      double share = likes / (likes + dislikes);
      return new Prediction.Scores(choice.candidates().stream().map(c -> share).toList());
    };
  }
}
