package org.colophon.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.governance.Context;
import org.colophon.governance.gate.GateSession;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private final Window window = new Window();

  @Test
  void namesTheVerdictThatItWasLetOutOn() {
    window.price("24.00");
    Exposure exposure = window.show(Duration.ofMinutes(1));
    Shown shown = exposure.items().getFirst();
    try (GateSession session = window.gate.open(Context.recommend("DE"))) {
      assertEquals(session.verdictId(Window.BOOK), exposure.verdict(shown));
    }
    assertEquals(List.of("book@2"), List.of(shown.policy().split(" ")));
  }

  @Test
  void saysWhatWasSaid() {
    window.price("24.00");
    List<String> said = window.show(Duration.ofMinutes(1)).items().getFirst().said();
    assertEquals(
        List.of("product:hafenlicht-hc", "availability:available", "price:24.00 EUR"),
        said.subList(1, said.size()));
    assertEquals("content:", said.getFirst().substring(0, 8));
  }

  @Test
  void cutsASurfaceThatIsTooLong() {
    Exposure exposure = window.show("/" + "x".repeat(600), Duration.ofMinutes(1), false);
    assertEquals(Exposure.LONGEST_SURFACE, exposure.surface().length());
  }
}
