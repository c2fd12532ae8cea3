package org.colophon.eval.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every reader on the files it was written for.
class RealSetsTest {
  private static final Path DATA =
      Path.of(System.getProperty("colophon.root"), "..", "shared", "data");

  @ParameterizedTest
  @CsvSource({
    "germeval2019-task1, 3159, 1039",
    "bl-books-genre, 1744, 0",
    "reuters21578, 7770, 0",
    "bbc-news, 2225, 0",
    "ag-news, 0, 3800",
    "10kgnad, 0, 514",
    "keyphrases-500n, 500, 0",
    "keyphrases-semeval2017, 493, 0",
    "germeval2014-ner, 2200, 0",
    "wnut17, 3394, 1009",
    "wikigold-en, 1841, 0",
    "stsb-de, 0, 1500",
    "stsb-de-en, 0, 3000",
    "langid-sentences, 10000, 0",
    "langid-word-pairs, 20000, 0",
    "mind-recprompt, 200, 0",
    "bookcrossing-tallrec, 2427, 0"
  })
  void readsEveryDocument(String id, int train, int test) {
    assumeTrue(Files.isDirectory(DATA), "the folder of labelled sets is not here");
    SetDefinition definition = SetCatalogue.builtIn().find(id).orElseThrow();
    LabelledSet set = new SetLoader(DATA, null, null).load(definition);
    assertEquals(train, set.train().size());
    assertEquals(test, set.test().size());
    assertEquals(64, set.hash().length());
  }
}
