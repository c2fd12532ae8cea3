package org.colophon.subjects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.models.Embedder;
import org.colophon.models.Embedding;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyReader;
import org.junit.jupiter.api.Test;

class ConceptDiscriminantTest {
  @Test
  void bundledListsHaveOneForTheStandardModelAndNoOther() {
    try (Embedder standard = Embedders.open(Embedders.STANDARD)) {
      for (Vocabulary list : List.of(VocabularyReader.books(), VocabularyReader.mediaTopics())) {
        assertTrue(
            ConceptDiscriminant.shipped(list, standard.model()).isPresent(),
            list.scheme() + ": make it anew by tools/measure projection");
        assertTrue(ConceptDiscriminant.shipped(list, new HashingEmbedder().model()).isEmpty());
      }
    }
  }

  @Test
  void aListThatWasChangedHasNoShippedOne() {
    Vocabulary books = VocabularyReader.books();
    Vocabulary fewer =
        new Vocabulary(books.scheme(), books.version(), books.concepts().subList(0, 200));
    try (Embedder standard = Embedders.open(Embedders.STANDARD)) {
      assertTrue(ConceptDiscriminant.shipped(fewer, standard.model()).isEmpty());
    }
  }

  @Test
  void anExampleIsNearestToItsOwnConcept() {
    Vocabulary books = VocabularyReader.books();
    CachedEmbedder vectors = new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());
    ConceptDiscriminant discriminant = ConceptDiscriminant.train(books, vectors);
    int right = 0;
    for (int c = 0; c < books.concepts().size(); c++) {
      String example = books.concepts().get(c).examples().values().iterator().next().getFirst();
      double[] scores = discriminant.standardScores(vectors.embedAll(List.of(example)).getFirst());
      int own = c;
      right += IntStream.range(0, scores.length).noneMatch(o -> scores[o] > scores[own]) ? 1 : 0;
    }
    assertTrue(2 * right > books.concepts().size(), "right " + right);
  }

  @Test
  void scoresAreDeviationsFromTheirMean() {
    CachedEmbedder vectors = new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());
    Embedding text = vectors.embedAll(List.of("Ein Toter am Deich")).getFirst();

    double[] scores =
        ConceptDiscriminant.train(VocabularyReader.books(), vectors).standardScores(text);

    double mean = IntStream.range(0, scores.length).mapToDouble(c -> scores[c]).average().orElse(1);
    assertEquals(0, mean, 1e-9);
  }

  @Test
  void theSameListGivesTheSameFile() throws IOException {
    Vocabulary books = VocabularyReader.books();
    assertArrayEquals(file(books), file(books));
  }

  private static byte[] file(Vocabulary books) throws IOException {
    CachedEmbedder vectors = new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConceptDiscriminant.train(books, vectors).write(books, vectors.model(), out);
    return out.toByteArray();
  }
}
