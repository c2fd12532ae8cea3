package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Logistic;
import org.colophon.recommend.profile.BackgroundMean;
import org.colophon.recommend.profile.ClickModel;
import org.colophon.recommend.profile.ItemFeatures;
import org.colophon.recommend.profile.ReaderProfile;

/// A prediction whether a reader will like a book: how often the reader likes anything, with the
/// features of the product's [ReaderProfile] and the [ClickModel] among other readers, combined by
/// logistic regression. Each book that another reader is known to have liked or disliked is an
/// example, beside the rest of what is known of that reader.
final class LikePredictionSystem implements SystemUnderTest<Example.Choice> {
  private static final double RIDGE = 20;
  private static final double MOST = 10;

  private final String name;
  private final VectorCache vectors;
  private final ExampleFeatures entryFeatures;

  LikePredictionSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
    this.entryFeatures =
        new ExampleFeatures(
            vectors, entry -> entry.field("title") + " by " + entry.field("author"));
  }

  @Override
  public String name() {
    return name + "-reader";
  }

  @Override
  public Class<Example.Choice> reads() {
    return Example.Choice.class;
  }

  @Override
  public SortedMap<String, String> configuration() {
    SortedMap<String, String> configuration = new TreeMap<>();
    configuration.put("signs", "like share, nearest, nearness, topics, dislikes, makers; appeal");
    configuration.put("ridge", String.valueOf(RIDGE));
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
    List<Reader> readers = train.stream().map(this::everything).toList();
    ClickModel clickModel = ClickModel.of(background, readers.stream().map(Reader::offer).toList());
    List<double[]> features = new ArrayList<>();
    List<Boolean> likes = new ArrayList<>();
    for (Reader reader : readers) {
      ClickModel others = clickModel.without(reader.offer());
      for (int i = 0; i < reader.liked.size(); i++) {
        Reader rest = new Reader(without(reader.liked, i), reader.disliked);
        features.add(rest.features(background, reader.liked.get(i), others));
        likes.add(true);
      }
      for (int i = 0; i < reader.disliked.size(); i++) {
        Reader rest = new Reader(reader.liked, without(reader.disliked, i));
        features.add(rest.features(background, reader.disliked.get(i), others));
        likes.add(false);
      }
    }
    Logistic fusion = Logistic.fit(features, likes, RIDGE);
    return choice -> {
      Reader known = known(choice);
      return new Prediction.Scores(
          choice.candidates().stream()
              .map(c ->
                  fusion.logit(known.features(background, entryFeatures.of(c.entry()), clickModel)))
              .toList());
    };
  }

  /// What a reader is known to have liked and disliked, without the candidates.
  private Reader known(Example.Choice choice) {
    return new Reader(entryFeatures.of(choice.liked()), entryFeatures.of(choice.disliked()));
  }

  private Reader everything(Example.Choice choice) {
    ClickModel.Offer judged = entryFeatures.offer(choice);
    List<ItemFeatures> liked = new ArrayList<>(entryFeatures.of(choice.liked()));
    List<ItemFeatures> disliked = new ArrayList<>(entryFeatures.of(choice.disliked()));
    for (int i = 0; i < judged.shown().size(); i++) {
      (judged.chosen().contains(i) ? liked : disliked).add(judged.shown().get(i));
    }
    return new Reader(liked, disliked);
  }

  private static List<ItemFeatures> without(List<ItemFeatures> entryFeatures, int left) {
    List<ItemFeatures> others = new ArrayList<>(entryFeatures);
    others.remove(left);
    return others;
  }

  /// A reader's liked and disliked books.
  private record Reader(List<ItemFeatures> liked, List<ItemFeatures> disliked) {
    ClickModel.Offer offer() {
      return new ClickModel.Offer(
          Stream.concat(liked.stream(), disliked.stream()).toList(),
          IntStream.range(0, liked.size()).boxed().collect(Collectors.toSet()));
    }

    double[] features(BackgroundMean background, ItemFeatures book, ClickModel clickModel) {
      double odds = Math.log((liked.size() + 1.0) / (disliked.size() + 1.0));
      double many = (liked.size() + disliked.size()) / MOST;
      double[] profile = ReaderProfile.of(background, liked, disliked).features(book);
      double[] features = Arrays.copyOf(profile, profile.length + 4);
      features[profile.length] = odds;
      features[profile.length + 1] = odds * many;
      features[profile.length + 2] = many;
      features[profile.length + 3] = clickModel.of(book);
      return features;
    }
  }
}
