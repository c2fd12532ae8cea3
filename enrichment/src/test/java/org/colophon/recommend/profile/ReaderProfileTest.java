package org.colophon.recommend.profile;

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

class ReaderProfileTest {
  private static final BackgroundMean NONE = BackgroundMean.of(List.of());

  private static ItemFeatures piece(String topic, String maker, float... about) {
    return new ItemFeatures(
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
    BackgroundMean background = BackgroundMean.of(texts);
    assertTrue(texts.get(0).cosine(texts.get(1)) > 0.97);
    assertEquals(-1, background.apart(texts.get(0)).cosine(background.apart(texts.get(1))), 1e-4);
  }

  @Test
  void ofFewTextsNothingIsInCommon() {
    Embedding text = Embedding.normalized(new float[] {10, 1});
    BackgroundMean background =
        BackgroundMean.of(java.util.Collections.nCopies(BackgroundMean.FEWEST - 1, text));
    assertSame(text, background.apart(text));
    BackgroundMean same =
        BackgroundMean.of(java.util.Collections.nCopies(BackgroundMean.FEWEST, text));
    assertSame(text, same.apart(text), "nothing sets it apart, and it has to have a direction");
  }

  @Test
  void signsSayWhatIsNearSharedAndDisliked() {
    ReaderProfile profile =
        ReaderProfile.of(
            NONE,
            List.of(piece("sea", "ann", 1, 0), piece("sea", "bob", 0, 1)),
            List.of(piece("war", "bob", -1, 0)));
    assertArrayEquals(
        new double[] {
          1, Math.log((Math.exp(8) + 1) / 2) / 8, Math.log(2.3 / 5), -1, Math.log(2), 0
        },
        profile.features(piece("sea", "ann", 1, 0)),
        1e-6);
    assertArrayEquals(
        new double[] {
          0, Math.log((Math.exp(-8) + 1) / 2) / 8, Math.log(0.3 / 5), 1, Math.log(2), Math.log(2)
        },
        profile.features(piece("", "bob", -1, 0)),
        1e-6);
  }

  @Test
  void aTasteOfNothingSaysNothing() {
    ReaderProfile profile = ReaderProfile.of(NONE, List.of(), List.of());
    assertTrue(profile.isEmpty());
    assertArrayEquals(
        new double[] {0, 0, Math.log(0.1), 0, 0, 0},
        profile.features(piece("sea", "ann", 1, 0)),
        1e-9);
  }

  @Test
  void whatOthersChoseSpeaksForWhatIsLikeIt() {
    List<ClickModel.Offer> offers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      offers.add(
          new ClickModel.Offer(List.of(piece("sea", "", 1, 0), piece("war", "", 0, 1)), Set.of(0)));
    }
    ClickModel clickModel = ClickModel.of(NONE, offers);
    assertEquals(0.5 * Math.sqrt(0.5), clickModel.of(piece("", "", 1, 0)), 1e-6);
    assertEquals(-0.5 * Math.sqrt(0.5), clickModel.of(piece("", "", 0, 1)), 1e-6);
    assertEquals(Math.log(40.0 / 30), clickModel.ofTopics(piece("sea", "", 1, 0)), 1e-9);
    assertEquals(Math.log(20.0 / 30), clickModel.ofTopics(piece("war", "", 1, 0)), 1e-9);
    assertEquals(0, clickModel.ofTopics(piece("new", "", 1, 0)), 1e-9);
    assertEquals(0, clickModel.ofTopics(piece("", "", 1, 0)), 1e-9);
  }

  @Test
  void withoutItsOnlyOfferNothingIsKnown() {
    ClickModel.Offer offer =
        new ClickModel.Offer(List.of(piece("sea", "", 1, 0), piece("war", "", 0, 1)), Set.of(0));
    ClickModel rest = ClickModel.of(NONE, List.of(offer)).without(offer);
    assertEquals(0, rest.of(piece("", "", 1, 0)));
    assertEquals(0, rest.ofTopics(piece("sea", "", 1, 0)), 1e-9);
    assertEquals(0, ClickModel.none().of(piece("sea", "", 1, 0)));
  }

  @Test
  void learnsWhatDecidesOtherReadersChoices() {
    long seed = 20261122;
    Random random = new Random(seed);
    List<ReaderProfileModel.TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ReaderProfile profile = ReaderProfile.of(NONE, List.of(any(random), any(random)), List.of());
      List<ItemFeatures> shown = List.of(any(random), any(random), any(random), any(random));
      int best = 0;
      for (int s = 1; s < shown.size(); s++) {
        best = profile.features(shown.get(s))[0] > profile.features(shown.get(best))[0] ? s : best;
      }
      examples.add(
          new ReaderProfileModel.TrainingExample(
              profile, new ClickModel.Offer(shown, Set.of(best)), ClickModel.none()));
    }
    ReaderProfileModel model = ReaderProfileModel.fit(examples);
    int right = 0;
    for (ReaderProfileModel.TrainingExample example : examples) {
      int best = 0;
      List<ItemFeatures> shown = example.offer().shown();
      for (int s = 1; s < shown.size(); s++) {
        double score = model.score(example.profile(), ClickModel.none(), shown.get(s));
        best =
            score > model.score(example.profile(), ClickModel.none(), shown.get(best)) ? s : best;
      }
      right += example.offer().chosen().contains(best) ? 1 : 0;
    }
    assertTrue(right >= 180, right + " of 200 with seed " + seed);
    assertEquals(0, model.weights().get(4), 1e-9, "no makers, no weight of makers");
  }

  private static ItemFeatures any(Random random) {
    float[] about = new float[8];
    for (int d = 0; d < about.length; d++) {
      about[d] = (float) random.nextGaussian();
    }
    return piece("", "", about);
  }

  @Test
  void weightsAreAsManyAsSigns() {
    assertThrows(IllegalArgumentException.class, () -> new ReaderProfileModel(List.of(1.0)));
  }
}
