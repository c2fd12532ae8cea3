package org.colophon.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.models.ModelId;
import org.colophon.service.learning.TrainedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedSubjectsTest {
  private static final ModelId ONE = new ModelId("one", "1", "a".repeat(64));
  private static final ModelId OTHER = new ModelId("other", "1", "b".repeat(64));

  @TempDir private Path folder = Path.of(".");

  @Test
  void aClassifierThatReadsVectorsIsUsedWithTheirModelAlone() throws IOException {
    Path plain = TrainedModels.subjects(folder, "thema");
    Path reading = TrainedModels.subjects(folder, "thema", ONE);
    TrainedModels.replace(plain, out -> out.write(1));
    TrainedModels.replace(reading, out -> out.write(2));

    assertEquals(reading, TrainedModels.subjectsFor(folder, "thema", ONE));
    assertEquals(plain, TrainedModels.subjectsFor(folder, "thema", OTHER));
    assertEquals(plain, TrainedModels.subjects(folder, "thema", null));
  }

  @Test
  void onlyThoseOfTheVocabularyAreDropped() throws IOException {
    Path thema = TrainedModels.subjects(folder, "thema", ONE);
    Path house = TrainedModels.subjects(folder, "house", OTHER);
    TrainedModels.dropSubjectsWithVectors(folder, "thema");
    TrainedModels.replace(thema, out -> out.write(1));
    TrainedModels.replace(house, out -> out.write(1));
    TrainedModels.replace(TrainedModels.subjects(folder, "thema"), out -> out.write(1));

    TrainedModels.dropSubjectsWithVectors(folder, "thema");

    assertFalse(Files.exists(thema));
    assertTrue(Files.exists(house));
    assertTrue(Files.exists(TrainedModels.subjects(folder, "thema")));
  }
}
