package org.colophon.models.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelFileException;
import org.colophon.models.opennlp.OpenNlpModels;
import org.junit.jupiter.api.Test;

class NameModelsTest {
  @Test
  void theGermanFinderReadsGerman() {
    assertEquals(
        List.of("Sibylle Krahnert PER", "Rostock LOC", "Norwegen LOC"),
        found("de", "Gestern reiste Sibylle Krahnert von Rostock nach Norwegen."));
  }

  @Test
  void theEnglishFinderReadsEnglish() {
    assertEquals(
        List.of("Nell Garraway PER", "London LOC"),
        found("en", "Yesterday Nell Garraway moved to London."));
  }

  @Test
  void bothKnowTheSameClasses() {
    List<String> types = List.of("LOC", "ORG", "OTH", "PER");

    assertEquals(types, NameModels.finder("de").types());
    assertEquals(types, NameModels.finder("en").types());
  }

  @Test
  void anotherLanguageOrFileIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NameModels.finder("fr"));
    assertThrows(ModelFileException.class, () -> NameModels.open(Path.of("no-such-file")));
  }

  private static List<String> found(String language, String text) {
    EntityFinder finder = NameModels.finder(language);
    AnalyzedText analyzed = OpenNlpModels.analyzer(language).analyze(text);
    return finder.find(analyzed).stream()
        .map(entity -> entity.span().in(text) + " " + entity.type())
        .toList();
  }
}
