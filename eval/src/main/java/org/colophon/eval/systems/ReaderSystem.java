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

/// The product's ranking of candidates for a reader by the [ReaderProfile] and the [ClickModel].
/// The weights are fitted on other readers' choices, or the shipped ones. Nothing is fitted about a
/// single item.
final class ReaderSystem implements SystemUnderTest<Example.Choice> {
  /// The source of the weights.
  enum Weights {
    FITTED,
    SHIPPED
  }

  private final String name;
  private final VectorCache vectors;
  private final Weights weights;
  private final ExampleFeatures entryFeatures;

  ReaderSystem(String name, VectorCache vectors, Weights weights) {
    this.name = name;
    this.vectors = vectors;
    this.weights = weights;
    this.entryFeatures = new ExampleFeatures(vectors, Example.Entry::text);
  }

  @Override
  public String name() {
    return name + (weights == Weights.FITTED ? "-reader" : "-reader-shipped");
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
        weights == Weights.FITTED ? "learned" : ReaderProfileModel.SHIPPED.weights().toString());
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Choice> fit(
      List<Example.Choice> train, TrainingContext<Example.Choice> context) {
    BackgroundMean background = entryFeatures.background(train);
    List<ClickModel.Offer> offers = train.stream().map(entryFeatures::offer).toList();
    ClickModel clickModel = ClickModel.of(background, offers);
    ReaderProfileModel model =
        weights == Weights.FITTED
            ? fitted(train, background, offers, clickModel)
            : ReaderProfileModel.SHIPPED;
    return choice -> {
      ReaderProfile profile = profile(background, choice);
      return new Prediction.Scores(
          choice.candidates().stream()
              .map(candidate ->
                  model.score(profile, clickModel, entryFeatures.of(candidate.entry())))
              .toList());
    };
  }

  private ReaderProfileModel fitted(
      List<Example.Choice> train,
      BackgroundMean background,
      List<ClickModel.Offer> offers,
      ClickModel clickModel) {
    List<ReaderProfileModel.TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      ClickModel.Offer offer = offers.get(i);
      examples.add(
          new ReaderProfileModel.TrainingExample(
              profile(background, train.get(i)), offer, clickModel.without(offer)));
    }
    return ReaderProfileModel.fit(examples);
  }

  private ReaderProfile profile(BackgroundMean background, Example.Choice choice) {
    return ReaderProfile.of(
        background, entryFeatures.of(choice.liked()), entryFeatures.of(choice.disliked()));
  }
}
