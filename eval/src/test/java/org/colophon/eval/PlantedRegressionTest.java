package org.colophon.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunOptions;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.runs.EvalRunner;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.scoring.Prediction;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.sets.SetLoader;
import org.colophon.eval.systems.Predictor;
import org.colophon.eval.systems.SystemUnderTest;
import org.colophon.eval.systems.Systems;
import org.colophon.eval.systems.TrainingContext;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.linear.LabelHierarchy;
import org.colophon.models.onnx.OnnxModels;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mistakes that were made on purpose and that the floors must catch.
class PlantedRegressionTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

  @TempDir Path dir;
  private SetCatalogue catalogue = SetCatalogue.builtIn();

  @BeforeEach
  void writeSets() throws IOException {
    catalogue = SyntheticSets.write(dir);
  }

  @Test
  void catchesWrongPooling() throws IOException {
    try (Systems right = systems(Embedders.open("minilm"));
        Systems wrong = systems(OnnxModels.open(ModelFiles.directory(withPooling("cls"))))) {
      EvalRun good = run(right, "synthetic-pairs");
      double value = good.figure("all", "pearson").orElseThrow().value();
      ReleaseThresholds floors =
          floor("synthetic-pairs", "test", "pearson", value, 0.02, List.of());
      assertEquals(0, check(floors, good));
      List<ReleaseThresholds.Verdict> verdicts = floors.check(named(run(wrong, "synthetic-pairs")));
      assertInstanceOf(
          ReleaseThresholds.Verdict.Below.class, verdicts.getFirst(), verdicts.toString());
      assertEquals(1, ReleaseThresholds.exitCode(verdicts));
    }
  }

  @Test
  void catchesAShuffledLabelMap() {
    try (Systems systems = systems(new HashingEmbedder())) {
      SetDefinition definition = catalogue.find("synthetic-topics").orElseThrow();
      EvalRun good = run(systems, "synthetic-topics");
      double value = good.figure("all", "accuracy").orElseThrow().value();
      ReleaseThresholds floors =
          floor("synthetic-topics", "linear", "accuracy", value, 0.02, List.of());
      assertEquals(0, check(floors, good));
      @SuppressWarnings("unchecked") // the system for labelled texts reads texts
      SystemUnderTest<Example.Text> linear =
          (SystemUnderTest<Example.Text>) systems.forSet(definition, "test").getFirst();
      EvalRun shuffled = evaluation(definition).run(new ShuffledLabels(linear));
      assertEquals(1, check(floors, shuffled));
    }
  }

  @Test
  void catchesAModelOfAnotherVersionHoweverGoodItIs() {
    try (Systems first = systems(new HashingEmbedder("1"));
        Systems second = systems(new HashingEmbedder("2"))) {
      EvalRun good = run(first, "synthetic-clicks");
      String digest = good.setup().system().models().getFirst().shortDigest();
      ReleaseThresholds floors =
          floor("synthetic-clicks", "test-top3-category", "auc", 0, 1, List.of(digest));
      assertEquals(0, check(floors, good));
      EvalRun other = run(second, "synthetic-clicks");
      assertInstanceOf(
          ReleaseThresholds.Verdict.OtherModels.class, floors.check(named(other)).getFirst());
      assertEquals(1, check(floors, other));
    }
  }

  @Test
  void tellsAMissingRunFromABadOneAndReportsABetterOne() {
    try (Systems systems = systems(new HashingEmbedder())) {
      EvalRun run = run(systems, "synthetic-topics");
      ReleaseThresholds absent =
          floor("synthetic-other", "linear", "accuracy", 0.5, 0.1, List.of());
      assertEquals(2, check(absent, run));
      ReleaseThresholds unknown =
          floor("synthetic-topics", "linear", "colour", 0.5, 0.1, List.of());
      assertEquals(2, check(unknown, run));
      ReleaseThresholds low = floor("synthetic-topics", "linear", "accuracy", 0.5, 0.1, List.of());
      assertInstanceOf(ReleaseThresholds.Verdict.Better.class, low.check(named(run)).getFirst());
      assertEquals(0, check(low, run));
    }
  }

  @Test
  void theFloorsThatShipNameSetsThatExist() {
    for (ReleaseThresholds.Threshold floor : ReleaseThresholds.builtIn().thresholds()) {
      assertTrue(catalogue.find(floor.of().set()).isPresent(), floor.toString());
    }
  }

  private static Systems systems(Embedder embedder) {
    return new Systems(
        name -> embedder, () -> new FixedLanguageDetector("en"), WhitespaceAnalyzer::new);
  }

  private EvalRun run(Systems systems, String set) {
    SetDefinition definition = catalogue.find(set).orElseThrow();
    return evaluation(definition).run(systems.forSet(definition, "test").getFirst());
  }

  private EvalRunner evaluation(SetDefinition definition) {
    LabelledSet set = new SetLoader(dir, null, null).load(definition);
    return new EvalRunner(
        set, LabelHierarchy.FLAT, new EvalRunOptions(1, 50, "test"), NOON, EvalRunProgress.SILENT);
  }

  private static ReleaseThresholds floor(
      String set,
      String system,
      String metric,
      double value,
      double tolerance,
      List<String> models) {
    ReleaseThresholds.Target target = new ReleaseThresholds.Target(set, system, "all", metric);
    return new ReleaseThresholds(
        List.of(new ReleaseThresholds.Threshold(target, value, tolerance, models)));
  }

  private static int check(ReleaseThresholds floors, EvalRun run) {
    return ReleaseThresholds.exitCode(floors.check(named(run)));
  }

  private static Map<String, EvalRun> named(EvalRun run) {
    return Map.of(run.setup().data().set() + " " + run.setup().system().name(), run);
  }

  /// The bundled MiniLM with another pooling in its manifest.
  private Path withPooling(String pooling) throws IOException {
    Path model = Files.createDirectories(dir.resolve("wrong"));
    ModelFiles bundled = ModelFiles.bundled("minilm");
    Files.write(model.resolve("model.onnx"), bundled.read("model"));
    Files.write(model.resolve("tokenizer.json"), bundled.read("tokenizer"));
    Files.writeString(
        model.resolve("manifest.json"),
        """
        {"name": "wrong-pooling", "version": "1",
         "files": {"model": {"path": "model.onnx"}, "tokenizer": {"path": "tokenizer.json"}},
         "encoder": {"dim": 384, "maxTokens": 256, "pooling": "%s", "normalise": true,
                     "prefix": {"passage": "", "query": ""}}}
        """
            .formatted(pooling));
    return model;
  }

  /// Answers as the system does, with every label replaced by the next one.
  private record ShuffledLabels(SystemUnderTest<Example.Text> right)
      implements SystemUnderTest<Example.Text> {
    private static final List<String> LABELS = List.of("gardens", "kitchen", "poems", "ships");

    @Override
    public String name() {
      return right.name();
    }

    @Override
    public Class<Example.Text> reads() {
      return right.reads();
    }

    @Override
    public SortedMap<String, String> configuration() {
      return new TreeMap<>(Map.of("labels", "shuffled"));
    }

    @Override
    public List<ModelId> models() {
      return right.models();
    }

    @Override
    public Predictor<Example.Text> fit(
        List<Example.Text> train, TrainingContext<Example.Text> context) {
      Predictor<Example.Text> predictor = right.fit(train, context);
      return text -> {
        Prediction.Labels answer = (Prediction.Labels) predictor.answer(text);
        List<String> next =
            answer.chosen().stream()
                .map(l -> LABELS.get((LABELS.indexOf(l) + 1) % LABELS.size()))
                .toList();
        return new Prediction.Labels(next, answer.scores());
      };
    }
  }
}
