package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Answer;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.recommend.taste.Appeal;
import org.colophon.recommend.taste.Backdrop;
import org.colophon.recommend.taste.Taste;
import org.colophon.recommend.taste.TasteModel;

/// Which candidate fits what a reader clicked, by the [Taste] and the [Appeal] of the product:
/// appeal is what other readers chose. The weights are learned of other readers' choices, or the
/// shipped ones. Nothing is learned about a single item.
final class ReaderSystem implements Learner<Example.Choice> {
  /// Where the weights come from.
  enum Weights {
    LEARNED,
    SHIPPED
  }

  private final String name;
  private final VectorCache vectors;
  private final Weights weights;
  private final Pieces pieces;

  ReaderSystem(String name, VectorCache vectors, Weights weights) {
    this.name = name;
    this.vectors = vectors;
    this.weights = weights;
    this.pieces = new Pieces(vectors, Example.Entry::text);
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
        weights == Weights.LEARNED ? "learned" : TasteModel.SHIPPED.weights().toString());
    return configuration;
  }

  @Override
  public List<ModelId> models() {
    return List.of(vectors.embedder().model());
  }

  @Override
  public Predictor<Example.Choice> learn(
      List<Example.Choice> train, Lesson<Example.Choice> lesson) {
    Backdrop backdrop = pieces.backdrop(train);
    List<Appeal.Offer> offers = train.stream().map(pieces::offer).toList();
    Appeal appeal = Appeal.of(backdrop, offers);
    TasteModel model =
        weights == Weights.LEARNED ? learned(train, backdrop, offers, appeal) : TasteModel.SHIPPED;
    return choice -> {
      Taste taste = taste(backdrop, choice);
      return new Answer.Scores(
          choice.candidates().stream()
              .map(candidate -> model.score(taste, appeal, pieces.of(candidate.entry())))
              .toList());
    };
  }

  private TasteModel learned(
      List<Example.Choice> train, Backdrop backdrop, List<Appeal.Offer> offers, Appeal appeal) {
    List<TasteModel.Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      Appeal.Offer offer = offers.get(i);
      lessons.add(
          new TasteModel.Lesson(taste(backdrop, train.get(i)), offer, appeal.without(offer)));
    }
    return TasteModel.learn(lessons);
  }

  private Taste taste(Backdrop backdrop, Example.Choice choice) {
    return Taste.of(backdrop, pieces.of(choice.liked()), pieces.of(choice.disliked()));
  }
}
