package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The vectors of a segment are of one model: the one in use.
class SegmentVectorsTest {
  private static final SegmentId SEGMENT = new SegmentId("mord");

  @TempDir private Path directory;

  private Application start() {
    return Application.open(
        Config.usual(directory),
        new Application.Models(new WordModels(0), "one"),
        new SettableClock(Shelves.NOW),
        stores -> {});
  }

  private static void switchTo(String model, Application application) {
    RunOrder order = RunOrder.of(new RunKind.Enrich(model, Set.of()), RunSelection.ALL, "kim");
    RunService.Answer.Done done =
        assertInstanceOf(RunService.Answer.Done.class, application.runs().plan(order, true));
    RunId id = done.status().run().id();
    application.workOnRuns();
    application.runs().act(id, new RunService.Action.Approve(new Approval.Whole()), "kim");
    application.workOnRuns();
    application.catchUp();
  }

  @Test
  void anotherModelMakesThemAnewAndTheWayBackMakesTheFormerOnes() {
    List<Prototype> one;
    List<Prototype> two;
    try (Application application = start()) {
      Shelves.surround(application.stores().catalog(), application.stores().audiences());
      Shelves.fill(application.stores().catalog(), 10, 1);
      application.catchUp();
      one = application.prototypes(SEGMENT);
      assertFalse(one.isEmpty());

      switchTo("two", application);
      two = application.prototypes(SEGMENT);
      assertEquals(one.size(), two.size());
      for (Prototype prototype : two) {
        assertTrue(one.stream().noneMatch(p -> p.vector().equals(prototype.vector())));
      }
    }
    try (Application application = start()) {
      application.catchUp();
      assertEquals(two, application.prototypes(SEGMENT), "of the model that a run chose");
      switchTo("one", application);
      assertEquals(one, application.prototypes(SEGMENT));
      assertNotEquals(one, two);
    }
  }
}
