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
import org.colophon.vocabulary.VocabularyReader;
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
    SubjectScore far = flat(0.3, 6, 0);
    SubjectScore near = flat(3.5, 1, 0);

    assertTrue(far.probability() < SubjectTagger.LEAST_PROBABLE, "" + far.probability());
    assertTrue(near.probability() > 0.5, "" + near.probability());
  }

  @Test
  void factsAreLessProbableBesideFiction() {
    SubjectScore score = flat(3, 1, 0);

    assertTrue(score.beside(-2).probability() < score.probability());
    assertEquals(score.probability(), score.beside(2).probability());
  }

  @Test
  void aConceptWhoseChildrenAreNearIsMoreProbable() {
    SubjectScore alone =
        new SubjectScore(
            2, 0, 0, new ConceptFamilies.Family(0, 1, false, false), SubjectWeights.TREE);
    SubjectScore supported =
        new SubjectScore(
            2, 0, 0, new ConceptFamilies.Family(2.5, 1, false, false), SubjectWeights.TREE);

    assertTrue(supported.probability() > 2 * alone.probability());
  }

  @Test
  void aFamilyIsReadFromTheTree() {
    Vocabulary books = VocabularyReader.books();
    ConceptFamilies families = new ConceptFamilies(books);
    double[] near = new double[books.concepts().size()];
    int crime = books.concepts().indexOf(books.find("FF").orElseThrow());
    near[books.concepts().indexOf(books.find("FFP").orElseThrow())] = 3;
    near[books.concepts().indexOf(books.find("FFJ").orElseThrow())] = 2;
    near[books.concepts().indexOf(books.find("F").orElseThrow())] = 1;

    assertEquals(new ConceptFamilies.Family(2.5, 1, false, false), families.of(crime, near));
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

  private static SubjectScore flat(double near, double words, double fiction) {
    return new SubjectScore(near, words, fiction, ConceptFamilies.Family.NONE, SubjectWeights.FLAT);
  }
}
