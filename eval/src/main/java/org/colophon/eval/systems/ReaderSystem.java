package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.recommend.profile.BackgroundMean;
import org.colophon.recommend.profile.ClickModel;
import org.colophon.recommend.profile.ReaderProfile;
import org.colophon.recommend.profile.ReaderProfileModel;

/// Which candidate fits what a reader clicked, by the [ReaderProfile] and the [ClickModel] of the
/// product: appeal is what other readers chose. The weights are learned of other readers' choices,
/// or the shipped ones. Nothing is learned about a single item.
final class ReaderSystem implements Learner<Example.Choice> {
  /// Where the weights come from.
  enum Weights {
    LEARNED,
    SHIPPED
  }

  private final String name;
  private final VectorCache vectors;
  private final Weights weights;
  private final ExampleFeatures pieces;

  ReaderSystem(String name, VectorCache vectors, Weights weights) {
    this.name = name;
    this.vectors = vectors;
    this.weights = weights;
    this.pieces = new ExampleFeatures(vectors, Example.Entry::text);
  }

  @Override
  public String name() {
    return name + (weights == Weights.LEARNED ? "-reader" : "-reader-shipped");
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("signs", "nearest, nearness, topics, dislikes, makers; appeal");
    configuration.put("vectors", "without their mean");
    configuration.put(
        "weights",
        weights == Weights.LEARNED ? "learned" : ReaderProfileModel.SHIPPED.weights().toString());
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Choice> learn(
      List<Example.Choice> train, TrainingContext<Example.Choice> lesson) {
    BackgroundMean backdrop = pieces.backdrop(train);
    List<ClickModel.Offer> offers = train.stream().map(pieces::offer).toList();
    ClickModel appeal = ClickModel.of(backdrop, offers);
    ReaderProfileModel model =
        weights == Weights.LEARNED
            ? learned(train, backdrop, offers, appeal)
            : ReaderProfileModel.SHIPPED;
    return choice -> {
      ReaderProfile taste = taste(backdrop, choice);
      return new Prediction.Scores(
          choice.candidates().stream()
              .map(candidate -> model.score(taste, appeal, pieces.of(candidate.entry())))
              .toList());
    };
  }

  private ReaderProfileModel learned(
      List<Example.Choice> train,
      BackgroundMean backdrop,
      List<ClickModel.Offer> offers,
      ClickModel appeal) {
    List<ReaderProfileModel.TrainingExample> lessons = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      ClickModel.Offer offer = offers.get(i);
      lessons.add(
          new ReaderProfileModel.TrainingExample(
              taste(backdrop, train.get(i)), offer, appeal.without(offer)));
    }
    return ReaderProfileModel.fit(lessons);
  }

  private ReaderProfile taste(BackgroundMean backdrop, Example.Choice choice) {
    return ReaderProfile.of(backdrop, pieces.of(choice.liked()), pieces.of(choice.disliked()));
  }
}
