package org.colophon.eval.systems;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Answer;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;

/// The yardstick that reads no text: a reader's likes divided by likes and dislikes, whatever the
/// candidate; one half where neither is known.
final class LikeShareSystem implements Learner<Example.Choice> {
  private static final double UNKNOWN = 0.5;

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
    return new TreeMap<>();
  }

  @Override
  public List<ModelId> models() {
    return List.of();
  }

  @Override
  public Predictor<Example.Choice> learn(
      List<Example.Choice> train, Lesson<Example.Choice> lesson) {
    return choice -> {
      double likes = choice.liked().size();
      double all = likes + choice.disliked().size();
      double share = all == 0 ? UNKNOWN : likes / all;
      return new Answer.Scores(choice.candidates().stream().map(c -> share).toList());
    };
  }
}
