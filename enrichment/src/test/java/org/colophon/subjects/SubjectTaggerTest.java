package org.colophon.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.catalog.ContentType;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.junit.jupiter.api.Test;

class SubjectTaggerTest {
  private static final Vocabulary BOOKS =
      new Vocabulary(
          "books",
          "1",
          List.of(new Concept("a", Map.of("de", "Garten"), Map.of(), Map.of(), null, null)),
          Map.of(),
          false,
          Set.of(ContentType.BOOK));

  @Test
  void oneAmbiguousWordHoweverOftenMakesNoSubject() {
    SubjectScore far = new SubjectScore(0.3, 6, 0);
    SubjectScore near = new SubjectScore(3.5, 1, 0);

    assertTrue(far.probability() < SubjectTagger.LEAST_PROBABLE, "" + far.probability());
    assertTrue(near.probability() > 0.5, "" + near.probability());
  }

  @Test
  void factsAreLessProbableBesideFiction() {
    SubjectScore score = new SubjectScore(3, 1, 0);

    assertTrue(score.beside(-2).probability() < score.probability());
    assertEquals(score.probability(), score.beside(2).probability());
  }

  @Test
  void eroticaAreNeverProposedByNearnessAlone() {
    assertTrue(SubjectTagger.isOnlyAsSaid("thema:FP"));
    assertTrue(SubjectTagger.isOnlyAsSaid("thema:FPA"));
    assertFalse(SubjectTagger.isOnlyAsSaid("thema:FR"));
    assertFalse(SubjectTagger.isOnlyAsSaid("mediatopics:FP"));
  }

  @Test
  void aListForBooksIsNotAskedForArticles() {
    SubjectTagger tagger =
        new SubjectTagger(
            BOOKS, new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore()));

    assertTrue(tagger.isFor(ContentType.BOOK));
    assertTrue(tagger.isFor(null));
    assertFalse(tagger.isFor(ContentType.NEWS));
  }
}
