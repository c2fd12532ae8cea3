package org.colophon.recommend.taste;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;

class TasteTest {
  private static final Backdrop NONE = Backdrop.of(List.of());

  private static Piece piece(String topic, String maker, float... about) {
    return new Piece(
        Embedding.normalized(about),
        topic.isEmpty() ? Set.of() : Set.of(topic),
        maker.isEmpty() ? Set.of() : Set.of(maker));
  }

  @Test
  void whatAllTextsHaveInCommonIsTakenOff() {
    List<Embedding> texts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      texts.add(Embedding.normalized(new float[] {10, 1}));
      texts.add(Embedding.normalized(new float[] {10, -1}));
    }
    Backdrop backdrop = Backdrop.of(texts);
    assertTrue(texts.get(0).cosine(texts.get(1)) > 0.97);
    assertEquals(-1, backdrop.apart(texts.get(0)).cosine(backdrop.apart(texts.get(1))), 1e-4);
  }

  @Test
  void ofFewTextsNothingIsInCommon() {
    Embedding text = Embedding.normalized(new float[] {10, 1});
    Backdrop backdrop = Backdrop.of(java.util.Collections.nCopies(Backdrop.FEWEST - 1, text));
    assertSame(text, backdrop.apart(text));
    Backdrop same = Backdrop.of(java.util.Collections.nCopies(Backdrop.FEWEST, text));
    assertSame(text, same.apart(text), "nothing sets it apart, and it has to have a direction");
  }

  @Test
  void signsSayWhatIsNearSharedAndDisliked() {
    Taste taste =
        Taste.of(
            NONE,
            List.of(piece("sea", "ann", 1, 0), piece("sea", "bob", 0, 1)),
            List.of(piece("war", "bob", -1, 0)));
    assertArrayEquals(
        new double[] {
          1, Math.log((Math.exp(8) + 1) / 2) / 8, Math.log(2.3 / 5), -1, Math.log(2), 0
        },
        taste.signs(piece("sea", "ann", 1, 0)),
        1e-6);
    assertArrayEquals(
        new double[] {
          0, Math.log((Math.exp(-8) + 1) / 2) / 8, Math.log(0.3 / 5), 1, Math.log(2), Math.log(2)
        },
        taste.signs(piece("", "bob", -1, 0)),
        1e-6);
  }

  @Test
  void aTasteOfNothingSaysNothing() {
    Taste taste = Taste.of(NONE, List.of(), List.of());
    assertTrue(taste.isEmpty());
    assertArrayEquals(
        new double[] {0, 0, Math.log(0.1), 0, 0, 0}, taste.signs(piece("sea", "ann", 1, 0)), 1e-9);
  }

  @Test
  void whatOthersChoseSpeaksForWhatIsLikeIt() {
    List<Appeal.Offer> offers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      offers.add(
          new Appeal.Offer(List.of(piece("sea", "", 1, 0), piece("war", "", 0, 1)), Set.of(0)));
    }
    Appeal appeal = Appeal.of(NONE, offers);
    assertEquals(0.5 * Math.sqrt(0.5), appeal.of(piece("", "", 1, 0)), 1e-6);
    assertEquals(-0.5 * Math.sqrt(0.5), appeal.of(piece("", "", 0, 1)), 1e-6);
    assertEquals(Math.log(40.0 / 30), appeal.ofTopics(piece("sea", "", 1, 0)), 1e-9);
    assertEquals(Math.log(20.0 / 30), appeal.ofTopics(piece("war", "", 1, 0)), 1e-9);
    assertEquals(0, appeal.ofTopics(piece("new", "", 1, 0)), 1e-9);
    assertEquals(0, appeal.ofTopics(piece("", "", 1, 0)), 1e-9);
  }

  @Test
  void withoutItsOnlyOfferNothingIsKnown() {
    Appeal.Offer offer =
        new Appeal.Offer(List.of(piece("sea", "", 1, 0), piece("war", "", 0, 1)), Set.of(0));
    Appeal rest = Appeal.of(NONE, List.of(offer)).without(offer);
    assertEquals(0, rest.of(piece("", "", 1, 0)));
    assertEquals(0, rest.ofTopics(piece("sea", "", 1, 0)), 1e-9);
    assertEquals(0, Appeal.none().of(piece("sea", "", 1, 0)));
  }

  @Test
  void learnsWhatDecidesOtherReadersChoices() {
    long seed = 20261122;
    Random random = new Random(seed);
    List<TasteModel.Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Taste taste = Taste.of(NONE, List.of(any(random), any(random)), List.of());
      List<Piece> shown = List.of(any(random), any(random), any(random), any(random));
      int best = 0;
      for (int s = 1; s < shown.size(); s++) {
        best = taste.signs(shown.get(s))[0] > taste.signs(shown.get(best))[0] ? s : best;
      }
      lessons.add(
          new TasteModel.Lesson(taste, new Appeal.Offer(shown, Set.of(best)), Appeal.none()));
    }
    TasteModel model = TasteModel.learn(lessons);
    int right = 0;
    for (TasteModel.Lesson lesson : lessons) {
      int best = 0;
      List<Piece> shown = lesson.offer().shown();
      for (int s = 1; s < shown.size(); s++) {
        double score = model.score(lesson.taste(), Appeal.none(), shown.get(s));
        best = score > model.score(lesson.taste(), Appeal.none(), shown.get(best)) ? s : best;
      }
      right += lesson.offer().chosen().contains(best) ? 1 : 0;
    }
    assertTrue(right >= 180, right + " of 200 with seed " + seed);
    assertEquals(0, model.weights().get(4), 1e-9, "no makers, no weight of makers");
  }

  private static Piece any(Random random) {
    float[] about = new float[8];
    for (int d = 0; d < about.length; d++) {
      about[d] = (float) random.nextGaussian();
    }
    return piece("", "", about);
  }

  @Test
  void weightsAreAsManyAsSigns() {
    assertThrows(IllegalArgumentException.class, () -> new TasteModel(List.of(1.0)));
  }
}
