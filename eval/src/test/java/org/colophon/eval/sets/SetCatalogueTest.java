package org.colophon.eval.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetCatalogueTest {
  @TempDir Path dir;

  @Test
  void listsEveryDefinitionThatLiesInTheFolder() throws IOException {
    Path folder = Path.of(System.getProperty("colophon.root"), "eval", "sets");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> there =
          files
              .map(file -> file.getFileName().toString().replace(".yaml", ""))
              .filter(name -> !name.equals("index"))
              .sorted()
              .toList();
      List<String> listed =
          SetCatalogue.builtIn().all().stream().map(SetDefinition::id).sorted().toList();
      assertEquals(there, listed);
    }
  }

  @Test
  void everyDefinitionSaysWhatItIs() {
    for (SetDefinition set : SetCatalogue.builtIn().all()) {
      boolean made = set.gold().task() == EvalTask.REPLAY;
      assertEquals(made ? "script" : "human", set.gold().origin(), set.id());
      assertEquals(made, set.files().train().isEmpty() && set.files().test().isEmpty(), set.id());
      assertTrue(set.about().title().length() > 10, set.id());
    }
  }

  @Test
  void takesDefinitionsOfOnesOwn() throws IOException {
    Files.writeString(
        dir.resolve("mine.yaml"),
        """
        id: mine
        about: {title: My own, language: de, licence: ours}
        gold: {task: single-label, origin: human}
        files: {format: jsonl, test: [mine.jsonl]}
        """);
    SetDefinition mine = SetCatalogue.builtIn().withFolder(dir).find("mine").orElseThrow();
    assertEquals(EvalTask.SINGLE_LABEL, mine.gold().task());
    assertEquals(List.of("mine.jsonl"), mine.files().test());
  }

  @Test
  void saysWhereADefinitionIsBroken() throws IOException {
    Files.writeString(dir.resolve("bad.yaml"), "id: bad\nabout: [\n");
    SetCatalogue known = SetCatalogue.builtIn();
    assertThrows(BrokenFileException.class, () -> known.withFolder(dir));
    Files.writeString(dir.resolve("bad.yaml"), "id: bad\ncolour: green\n");
    BrokenFileException e = assertThrows(BrokenFileException.class, () -> known.withFolder(dir));
    assertTrue(String.valueOf(e.getMessage()).contains("colour"), e.getMessage());
  }
}
