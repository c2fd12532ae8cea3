package org.colophon.service.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorder's short form: some hundred random operations on the real service.
class OutsideRecorderTest {
  @Test
  void nothingLeaksAndNothingIsLost(@TempDir Path directory) throws IOException {
    OutsideRecorder.Settings settings =
        new OutsideRecorder.Settings(
            Integer.getInteger("colophon.recorder.operations", 700), 20_261_122);
    OutsideRecorder.Result result = OutsideRecorder.run(settings, directory);
    assertEquals(List.of(), result.leaks());
    assertEquals(List.of(), result.lostRecalls());
    assertEquals(List.of(), result.invalid());
    assertTrue(result.judged() > 100, "a recorder that sees nothing says nothing: " + result);
    assertTrue(result.recallsOwed() > 0, result::toString);
    List<String> kinds =
        List.of("kill", "clock", "hold", "policy", "delivery", "link", "delete", "fact", "check");
    assertTrue(result.done().keySet().containsAll(kinds), result::toString);
  }
}
