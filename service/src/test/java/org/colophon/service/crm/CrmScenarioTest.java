package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many contacts both ways with faults; `tools/measure crm` does it with a million.
class CrmScenarioTest {
  private static final int CONTACTS = 3_000;

  @Test
  void nothingIsLostOrDoubledAndNoDeletedPersonReturns(@TempDir Path directory) throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      try (CrmScenario scenario =
          new CrmScenario(CONTACTS, seed, directory.resolve("data-" + seed), done -> {})) {
        assertEquals(List.of(), scenario.run(), scenario.figures());
      }
    }
  }
}
