package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.colophon.models.ModelFileException;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.files.TokenizerFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbedderTrainerTest {
  private static final ModelFiles MINILM = ModelFiles.bundled("minilm");
  private static final List<String> ENGLISH =
      TokenizerFile.pieces(MINILM.read("tokenizer"), "tokenizer");

  private static final float[][] TABLE =
      EmbedderTrainer.table(new OnnxFile(MINILM.read("model"), "model"));
  private static final GermanPart LEARNED = learn(SmallCorpus.pairs());

  private static GermanPart learn(List<SentencePair> pairs) {
    return new EmbedderTrainer(MINILM).learn("small", pairs);
  }

  @Test
  void theSamePairsInAnyOrderGiveTheSameVocabularyAndTwiceTheSameFile() throws IOException {
    List<SentencePair> pairs = SmallCorpus.pairs();
    List<SentencePair> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(5));

    assertArrayEquals(written(LEARNED), written(learn(pairs)));
    assertEquals(LEARNED.pieces(), learn(shuffled).pieces());
  }

  @ParameterizedTest
  @CsvSource({"hund,dog", "katze,cat", "garten,garden", "strasse,street", "liebt,loves"})
  void aWordLiesAtItsTranslation(String german, String english) {
    int row = LEARNED.pieces().indexOf(german);

    assertTrue(row >= 0, german);
    assertEquals(english, ENGLISH.get(nearest(LEARNED.table(), row)));
  }

  @Test
  void markersNumbersAndWordsOfEnglishStayWhereTheyAre() {

    assertEquals(WordPieces.MARKERS, LEARNED.pieces().subList(0, WordPieces.MARKERS.size()));
    for (String same : List.of("[CLS]", ".", "thriller")) {
      int row = LEARNED.pieces().indexOf(same);
      assertEquals(same, ENGLISH.get(nearest(LEARNED.table(), row)));
    }
  }

  @Test
  void piecesThatNothingIsKnownOfAreLeftOut() {
    List<SentencePair> pairs = new ArrayList<>(SmallCorpus.pairs());
    String unpaired = "Xylofonspielerin ".repeat(60);
    pairs.add(new SentencePair(unpaired, "A sentence that is far too long to align. ".repeat(9)));

    assertFalse(learn(pairs).pieces().contains("xylofonspielerin"));
  }

  @Test
  void refusesABodyThatIsNoQuantizedEncoder() {
    EmbedderTrainer trainer = new EmbedderTrainer(ModelFiles.bundled("opennlp-langdetect"));

    assertThrows(ModelFileException.class, () -> trainer.learn("none", SmallCorpus.pairs()));
  }

  private static byte[] written(GermanPart part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part.write(out);
    return out.toByteArray();
  }

  private static int nearest(Quantized rows, int row) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TABLE.length; i++) {
      double squares = 0;
      for (int d = 0; d < rows.dim(); d++) {
        double apart = rows.value(row, d) - TABLE[i][d];
        squares += apart * apart;
      }
      if (squares < least) {
        least = squares;
        best = i;
      }
    }
    return best;
  }
}
