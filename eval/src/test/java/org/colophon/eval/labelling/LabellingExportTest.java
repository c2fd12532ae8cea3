package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.ItemId;
import org.colophon.eval.EvalRunReport;
import org.colophon.eval.EvalRunRequest;
import org.colophon.eval.Evaluations;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetLoader;
import org.colophon.eval.systems.Systems;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/// From the draw to a labelled set that a run measures on.
class LabellingExportTest extends LabellingScene {
  @TempDir private Path dir = Path.of(".");

  static Stream<Plan> plans() {
    return Stream.of(
        SEGMENTS,
        new Plan(Kind.SEGMENTS, null, Answers.ONE, null),
        new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null),
        new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, null));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("plans")
  void theExportIsASetThatARunMeasuresOn(Plan plan) throws IOException {
    LabellingService.Status status = draw(plan, 40);
    List<String> choices =
        status.labelling().choices().stream().map(Labelling.Choice::value).toList();
    List<ItemId> order = store.order(SPRING);
    for (int i = 0; i < order.size(); i++) {
      String[] labels = i % 5 == 0 ? new String[0] : new String[] {choices.get(i % 2)};
      say("ada", order.get(i).value(), labels);
      say("ben", order.get(i).value(), labels);
    }
    GoldSet gold = done(labellings.gold(SPRING, 2));
    Files.writeString(dir.resolve("spring.jsonl"), gold.jsonLines());
    Files.writeString(dir.resolve("spring.yaml"), gold.description());

    JsonNode line = new ObjectMapper().readTree(gold.jsonLines().lines().findFirst().orElseThrow());
    assertEquals("human", line.path("origin").asText());
    assertEquals(2, line.path("labellers").size());
    SetCatalogue sets = SetCatalogue.builtIn().withFolder(dir);
    LabelledSet set = new SetLoader(dir, null, null).load(sets.find("spring").orElseThrow());
    assertEquals(40, set.test().size());
    assertEquals(0, set.train().size(), "nothing learns from it");
    Example.Text none = assertInstanceOf(Example.Text.class, set.test().getFirst());
    boolean single = set.definition().gold().task() == EvalTask.SINGLE_LABEL;
    assertEquals(single ? List.of("none") : List.of(), none.gold());
    measure(sets, plan);
  }

  private void measure(SetCatalogue sets, Plan plan) {
    try (Systems systems =
        new Systems(
            name -> new HashingEmbedder(),
            () -> new FixedLanguageDetector("de"),
            WhitespaceAnalyzer::new)) {
      EvalRunRequest request =
          new EvalRunRequest(
              List.of("spring"),
              "hashing",
              EvalRunRequest.DataFiles.of(dir, dir.resolve("runs")),
              new EvalRunOptions(1, 50, "test"),
              false);
      for (EvalRunReport report :
          new Evaluations(sets, systems, clock).run(request, (what, done, of) -> {})) {
        EvalRunReport.Made made =
            assertInstanceOf(EvalRunReport.Made.class, report, report.toString());
        assertEquals(40, made.run().outcomes().size());
        String figure = plan.kind() == Kind.SEGMENTS ? "mrr" : "macro_f1";
        assertTrue(made.run().figure("all", figure).isPresent(), made.run().results().toString());
      }
    }
  }
}
