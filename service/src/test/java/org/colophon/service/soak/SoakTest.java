package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The soak's short form: an hour of simulated life in seconds.
class SoakTest {
  @Test
  void nothingStaleIsShownWhileEverythingHappens(@TempDir Path directory) throws IOException {
    Soak.Settings settings =
        new Soak.Settings(300, Integer.getInteger("colophon.soak.seconds", 20), 20_261_122);
    Soak.Result result = Soak.run(settings, directory);
    assertEquals(List.of(), result.stale());
    assertTrue(result.shown() > 0, "a recorder that sees nothing says nothing: " + result);
    assertTrue(result.facts() > 0, result::toString);
    assertTrue(result.bans() > 0, result::toString);
    assertTrue(result.kills() > 0, result::toString);
    assertTrue(result.wrongClocks() > 0, result::toString);
  }
}
