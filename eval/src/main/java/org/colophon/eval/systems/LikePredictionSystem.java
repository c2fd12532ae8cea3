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

/// Whether a reader will like a book: how often the reader likes anything, with the signs of the
/// product's [ReaderProfile] and the [ClickModel] among other readers, weighed by logistic
/// regression. Each book that another reader is known to have liked or disliked is an example,
/// beside the rest of what is known of that reader.
final class LikePredictionSystem implements Learner<Example.Choice> {
  private static final double RIDGE = 20;
  private static final double MOST = 10;

  private final String name;
  private final VectorCache vectors;
  private final ExampleFeatures pieces;

  LikePredictionSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
    this.pieces =
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
  public Predictor<Example.Choice> learn(
      List<Example.Choice> train, TrainingContext<Example.Choice> lesson) {
    BackgroundMean backdrop = pieces.backdrop(train);
    List<Reader> readers = train.stream().map(this::everything).toList();
    ClickModel appeal = ClickModel.of(backdrop, readers.stream().map(Reader::offer).toList());
    List<double[]> signs = new ArrayList<>();
    List<Boolean> likes = new ArrayList<>();
    for (Reader reader : readers) {
      ClickModel others = appeal.without(reader.offer());
      for (int i = 0; i < reader.liked.size(); i++) {
        Reader rest = new Reader(without(reader.liked, i), reader.disliked);
        signs.add(rest.signs(backdrop, reader.liked.get(i), others));
        likes.add(true);
      }
      for (int i = 0; i < reader.disliked.size(); i++) {
        Reader rest = new Reader(reader.liked, without(reader.disliked, i));
        signs.add(rest.signs(backdrop, reader.disliked.get(i), others));
        likes.add(false);
      }
    }
    Logistic fusion = Logistic.fit(signs, likes, RIDGE);
    return choice -> {
      Reader known = known(choice);
      return new Prediction.Scores(
          choice.candidates().stream()
              .map(c -> fusion.logit(known.signs(backdrop, pieces.of(c.entry()), appeal)))
              .toList());
    };
  }

  /// What a reader is known to have liked and disliked, without the candidates.
  private Reader known(Example.Choice choice) {
    return new Reader(pieces.of(choice.liked()), pieces.of(choice.disliked()));
  }

  private Reader everything(Example.Choice choice) {
    ClickModel.Offer judged = pieces.offer(choice);
    List<ItemFeatures> liked = new ArrayList<>(pieces.of(choice.liked()));
    List<ItemFeatures> disliked = new ArrayList<>(pieces.of(choice.disliked()));
    for (int i = 0; i < judged.shown().size(); i++) {
      (judged.chosen().contains(i) ? liked : disliked).add(judged.shown().get(i));
    }
    return new Reader(liked, disliked);
  }

  private static List<ItemFeatures> without(List<ItemFeatures> pieces, int left) {
    List<ItemFeatures> others = new ArrayList<>(pieces);
    others.remove(left);
    return others;
  }

  private record Reader(List<ItemFeatures> liked, List<ItemFeatures> disliked) {
    ClickModel.Offer offer() {
      return new ClickModel.Offer(
          Stream.concat(liked.stream(), disliked.stream()).toList(),
          IntStream.range(0, liked.size()).boxed().collect(Collectors.toSet()));
    }

    double[] signs(BackgroundMean backdrop, ItemFeatures book, ClickModel appeal) {
      double odds = Math.log((liked.size() + 1.0) / (disliked.size() + 1.0));
      double many = (liked.size() + disliked.size()) / MOST;
      double[] taste = ReaderProfile.of(backdrop, liked, disliked).features(book);
      double[] signs = Arrays.copyOf(taste, taste.length + 4);
      signs[taste.length] = odds;
      signs[taste.length + 1] = odds * many;
      signs[taste.length + 2] = many;
      signs[taste.length + 3] = appeal.of(book);
      return signs;
    }
  }
}
