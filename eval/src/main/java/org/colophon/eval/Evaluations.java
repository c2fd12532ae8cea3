package org.colophon.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.colophon.eval.replay.ReplaySet;
import org.colophon.eval.report.ComparisonPage;
import org.colophon.eval.report.EvalRunPage;
import org.colophon.eval.runs.EvalRun;
import org.colophon.eval.runs.EvalRunComparison;
import org.colophon.eval.runs.EvalRunProgress;
import org.colophon.eval.runs.EvalRunSetup;
import org.colophon.eval.runs.EvalRunStore;
import org.colophon.eval.runs.EvalRunner;
import org.colophon.eval.runs.ReleaseThresholds;
import org.colophon.eval.sets.BrokenFileException;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.HierarchyFile;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.sets.SetLoader;
import org.colophon.eval.stats.PairedTest;
import org.colophon.eval.systems.SystemUnderTest;
import org.colophon.eval.systems.Systems;
import org.colophon.models.linear.LabelHierarchy;

/// The evaluation commands: list sets, make runs, compare two, check them against the release
/// thresholds.
public final class Evaluations {
  private final SetCatalogue catalogue;
  private final Systems systems;
  private final InstantSource clock;

  /// Evaluations over the given sets.
  ///
  /// @param systems opened models; the caller closes them
  public Evaluations(SetCatalogue catalogue, Systems systems, InstantSource clock) {
    this.catalogue = catalogue;
    this.systems = systems;
    this.clock = clock;
  }

  /// The sets that are known.
  public List<SetDefinition> list() {
    return catalogue.all();
  }

  /// Makes the runs that are asked for, one set after the other; what was made before with the same
  /// data, models, configuration and code is found and not made again. A set that is absent or
  /// broken does not stop the others.
  ///
  /// @throws IllegalArgumentException for an unknown set, or replaced parts with more than one set
  public List<EvalRunReport> run(EvalRunRequest request, EvalRunProgress progress) {
    List<SetDefinition> wanted = wanted(request);
    boolean replaced = request.files().train() != null || request.files().test() != null;
    if (replaced && wanted.size() != 1) {
      throw new IllegalArgumentException("--train and --test need exactly one set");
    }
    if (replaced && wanted.getFirst().gold().task() == EvalTask.REPLAY) {
      throw new IllegalArgumentException(
          "a replay is generated, so --train and --test do not apply");
    }
    List<EvalRunReport> reports = new ArrayList<>();
    for (SetDefinition definition : wanted) {
      progress.at(definition.id(), reports.size(), wanted.size());
      runSet(definition, request, progress, reports::add);
    }
    return reports;
  }

  /// Makes the same run several times and says whether all came out the same bit for bit.
  ///
  /// @throws IllegalArgumentException for fewer than two times
  public boolean repeatable(EvalRunRequest request, int times, EvalRunProgress progress) {
    if (times < 2) {
      throw new IllegalArgumentException("a repetition is at least two runs, got " + times);
    }
    EvalRunRequest fresh =
        new EvalRunRequest(
            request.sets(), request.embedder(), request.files(), request.options(), true);
    List<String> first = digests(run(fresh, progress));
    for (int i = 1; i < times; i++) {
      if (!digests(run(fresh, progress)).equals(first)) {
        return false;
      }
    }
    return true;
  }

  /// Compares two stored runs and writes the page of it.
  ///
  /// @param data the folder of labelled sets, for the hierarchy of labels
  /// @param page where the HTML file goes
  /// @throws BrokenFileException where a file is no run
  /// @throws IllegalArgumentException where the runs are not over the same documents
  public EvalRunComparison compare(Path first, Path second, Path data, Path page) {
    EvalRun before = EvalRunStore.read(first);
    LabelHierarchy hierarchy =
        catalogue
            .find(before.setup().data().set())
            .map(definition -> hierarchy(new SetLoader(data, null, null), definition))
            .orElse(LabelHierarchy.FLAT);
    long seed = before.setup().protocol().seed();
    int rounds = before.setup().protocol().resamples();
    EvalRunComparison comparison =
        EvalRunComparison.of(
            before, EvalRunStore.read(second), hierarchy, new PairedTest(rounds, seed));
    write(page, ComparisonPage.html(comparison));
    return comparison;
  }

  /// Makes the runs that the release thresholds need, where they were not made before, and checks
  /// them. See [ReleaseThresholds#exitCode] for what to make of the verdicts.
  ///
  /// @param request its sets are ignored
  public List<ReleaseThresholds.Verdict> checkThresholds(
      ReleaseThresholds thresholds, EvalRunRequest request, EvalRunProgress progress) {
    List<String> sets = thresholds.thresholds().stream().map(f -> f.of().set()).distinct().toList();
    List<String> known = sets.stream().filter(id -> catalogue.find(id).isPresent()).toList();
    Map<String, EvalRun> runs = new TreeMap<>();
    if (!known.isEmpty()) {
      EvalRunRequest needed =
          new EvalRunRequest(
              known, request.embedder(), request.files(), request.options(), request.again());
      for (EvalRunReport report : run(needed, progress)) {
        if (report instanceof EvalRunReport.Made made) {
          runs.put(made.set() + " " + made.run().setup().system().name(), made.run());
        }
      }
    }
    return thresholds.check(runs);
  }

  private void runSet(
      SetDefinition definition,
      EvalRunRequest request,
      EvalRunProgress progress,
      Consumer<EvalRunReport> reports) {
    SetLoader loader =
        new SetLoader(request.files().data(), request.files().train(), request.files().test());
    boolean replayed = definition.gold().task() == EvalTask.REPLAY;
    Optional<Path> missing = replayed ? Optional.empty() : loader.missing(definition);
    if (missing.isPresent()) {
      reports.accept(new EvalRunReport.Absent(definition.id(), missing.get()));
      return;
    }
    try {
      LabelledSet set = replayed ? ReplaySet.of(definition) : loader.load(definition);
      LabelHierarchy hierarchy = hierarchy(loader, definition);
      EvalRunner evaluation = new EvalRunner(set, hierarchy, request.options(), clock, progress);
      boolean unseen = request.files().test() != null;
      for (SystemUnderTest<?> system : systems.forSet(definition, request.embedder())) {
        if (system.needsUnseen() && !unseen) {
          continue; // it learned from what is here
        }
        reports.accept(made(evaluation, system, request));
      }
    } catch (BrokenFileException e) {
      reports.accept(new EvalRunReport.Failed(definition.id(), String.valueOf(e.getMessage())));
    }
  }

  private static EvalRunReport made(
      EvalRunner evaluation, SystemUnderTest<?> system, EvalRunRequest request) {
    EvalRunStore store = new EvalRunStore(request.files().out());
    EvalRunSetup setup = evaluation.setup(system);
    Optional<EvalRun> before = request.again() ? Optional.empty() : store.find(setup);
    EvalRun run = before.orElseGet(() -> evaluation.run(system));
    Path stored = store.path(setup);
    if (before.isEmpty()) {
      stored = store.save(run);
      write(page(stored), EvalRunPage.html(run));
    }
    return new EvalRunReport.Made(setup.data().set(), run, stored, before.isPresent());
  }

  /// The report in HTML of a stored run.
  public static Path page(Path run) {
    return run.resolveSibling(String.valueOf(run.getFileName()).replaceFirst("json$", "html"));
  }

  private List<SetDefinition> wanted(EvalRunRequest request) {
    if (request.sets().isEmpty()) {
      return catalogue.all();
    }
    List<SetDefinition> wanted = new ArrayList<>();
    for (String id : request.sets()) {
      wanted.add(
          catalogue
              .find(id)
              .orElseThrow(() -> new IllegalArgumentException("set '" + id + "' was not found")));
    }
    return wanted;
  }

  private static LabelHierarchy hierarchy(SetLoader loader, SetDefinition definition) {
    return loader
        .hierarchyFile(definition)
        .filter(Files::exists)
        .map(HierarchyFile::read)
        .orElse(LabelHierarchy.FLAT);
  }

  private static List<String> digests(List<EvalRunReport> reports) {
    return reports.stream()
        .map(report ->
            report instanceof EvalRunReport.Made made
                ? made.run().resultDigest()
                : report.toString())
        .toList();
  }

  private static void write(Path file, String html) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
