package org.colophon.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.colophon.catalog.Submission.ContentChecked;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;

/// Random submissions from a narrow domain, so that equal keys, conflicts, late arrivals and
/// tombstones are frequent.
public final class RandomHistory {
  private static final List<String> TITLES = List.of("Hafen", "Werft", "Deich");

  private final Random random;

  public RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  /// Statements of two items, first one old statement of each so that facts find their product.
  public List<Submission> opening() {
    return List.of(
        Samples.stated(Samples.book("a", "Hafen"), 0),
        Samples.stated(Samples.book("b", "Moor"), 0));
  }

  public List<Submission> submissions(int size) {
    List<Submission> submissions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      submissions.add(next());
    }
    return submissions;
  }

  private Submission next() {
    String id = random.nextBoolean() ? "a" : "b";
    int position = 1 + random.nextInt(6);
    return switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          Samples.stated(
              Samples.book(id, TITLES.get(random.nextInt(TITLES.size()))), position, fact(id));
      case 3 -> Samples.deleted(id, position);
      case 4 -> new ContentChecked(new ItemId(id), "kim", Samples.minute(random.nextInt(10)));
      default ->
          new Facts(
              random.nextBoolean() ? Samples.FEED : Samples.SHOP, List.of(fact("a"), fact("b")));
    };
  }

  private StatedFact fact(String id) {
    int position = 1 + random.nextInt(6);
    return Samples.price(
        id, 10 + random.nextInt(2) + ".5", position, Samples.minute(random.nextInt(20)));
  }

  /// The same submissions in another order, some of them twice or thrice.
  public List<Submission> shuffled(List<Submission> submissions) {
    List<Submission> others = new ArrayList<>(submissions);
    for (Submission submission : submissions) {
      if (random.nextInt(3) == 0) {
        others.add(submission);
      }
    }
    Collections.shuffle(others, random);
    return others;
  }
}
