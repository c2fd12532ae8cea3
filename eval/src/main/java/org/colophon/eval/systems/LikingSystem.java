package org.colophon.eval.systems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.Answer;
import org.colophon.eval.sets.Example;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Logistic;
import org.colophon.recommend.taste.Appeal;
import org.colophon.recommend.taste.Backdrop;
import org.colophon.recommend.taste.Piece;
import org.colophon.recommend.taste.Taste;

/// Whether a reader will like a book: how often the reader likes anything, with the signs of the
/// product's [Taste] and the [Appeal] among other readers, weighed by logistic regression. Each
/// book that another reader is known to have liked or disliked is an example, beside the rest of
/// what is known of that reader.
final class LikingSystem implements Learner<Example.Choice> {
  private static final double RIDGE = 20;
  private static final double MOST = 10;

  private final String name;
  private final VectorCache vectors;
  private final Pieces pieces;

  LikingSystem(String name, VectorCache vectors) {
    this.name = name;
    this.vectors = vectors;
    this.pieces =
        new Pieces(vectors, entry -> entry.field("title") + " by " + entry.field("author"));
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
      List<Example.Choice> train, Lesson<Example.Choice> lesson) {
    Backdrop backdrop = pieces.backdrop(train);
    List<Appeal.Offer> offers = train.stream().map(this::everything).toList();
    Appeal appeal = Appeal.of(backdrop, offers);
    List<double[]> signs = new ArrayList<>();
    List<Boolean> likes = new ArrayList<>();
    for (Appeal.Offer reader : offers) {
      Appeal others = appeal.without(reader);
      for (int left = 0; left < reader.shown().size(); left++) {
        signs.add(signs(backdrop, without(reader, left), reader.shown().get(left), others));
        likes.add(reader.chosen().contains(left));
      }
    }
    boolean[] right = new boolean[likes.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = likes.get(i);
    }
    Logistic fusion = Logistic.fit(signs, right, RIDGE);
    return choice -> {
      Appeal.Offer known = known(choice);
      return new Answer.Scores(
          choice.candidates().stream()
              .map(c -> fusion.logit(signs(backdrop, known, pieces.of(c.entry()), appeal)))
              .toList());
    };
  }

  /// What a reader is known to have liked and disliked, without the candidates.
  private Appeal.Offer known(Example.Choice choice) {
    List<Piece> all = new ArrayList<>(pieces.of(choice.liked()));
    Set<Integer> liked = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      liked.add(i);
    }
    all.addAll(pieces.of(choice.disliked()));
    return new Appeal.Offer(all, liked);
  }

  private Appeal.Offer everything(Example.Choice choice) {
    Appeal.Offer known = known(choice);
    Appeal.Offer judged = pieces.offer(choice);
    List<Piece> all = new ArrayList<>(known.shown());
    Set<Integer> liked = new HashSet<>(known.chosen());
    judged.chosen().forEach(place -> liked.add(all.size() + place));
    all.addAll(judged.shown());
    return new Appeal.Offer(all, liked);
  }

  private static Appeal.Offer without(Appeal.Offer reader, int left) {
    List<Piece> others = new ArrayList<>(reader.shown());
    others.remove(left);
    Set<Integer> liked = new HashSet<>();
    reader.chosen().stream()
        .filter(place -> place != left)
        .forEach(place -> liked.add(place > left ? place - 1 : place));
    return new Appeal.Offer(others, liked);
  }

  private static double[] signs(Backdrop backdrop, Appeal.Offer known, Piece book, Appeal appeal) {
    List<Piece> liked = new ArrayList<>();
    List<Piece> disliked = new ArrayList<>();
    for (int i = 0; i < known.shown().size(); i++) {
      (known.chosen().contains(i) ? liked : disliked).add(known.shown().get(i));
    }
    double odds = Math.log((liked.size() + 1.0) / (disliked.size() + 1.0));
    double many = known.shown().size() / MOST;
    double[] taste = Taste.of(backdrop, liked, disliked).signs(book);
    double[] signs = new double[taste.length + 4];
    System.arraycopy(taste, 0, signs, 0, taste.length);
    signs[taste.length] = odds;
    signs[taste.length + 1] = odds * many;
    signs[taste.length + 2] = many;
    signs[taste.length + 3] = appeal.of(book);
    return signs;
  }
}
