package org.colophon.eval.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.colophon.eval.metrics.Efficiency;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.systems.Predictor;
import org.colophon.eval.systems.SystemUnderTest;
import org.colophon.eval.systems.TrainingContext;
import org.colophon.models.ModelId;
import org.colophon.models.linear.LabelHierarchy;

/// The runner that measures one system on one set: it trains, predicts every document, and scores.
///
/// Where the set has a test part, the system trains on the train part and answers the test part;
/// elsewhere the train part is cross-validated, and the run says so.
public final class EvalRunner {
  /// Parts in a cross-validation.
  public static final int FOLDS = 5;

  private static final int THREADS = 2;

  private final LabelledSet set;
  private final LabelHierarchy hierarchy;
  private final EvalRunOptions options;
  private final InstantSource clock;
  private final EvalRunProgress progress;
  private final List<Duration> times = new ArrayList<>();
  private final Set<String> seenTrained = new TreeSet<>();
  private final List<ModelId> trained = new ArrayList<>();

  /// An evaluation of the set as it was read.
  ///
  /// @param hierarchy of the set's labels, without parents where there is none
  public EvalRunner(
      LabelledSet set,
      LabelHierarchy hierarchy,
      EvalRunOptions options,
      InstantSource clock,
      EvalRunProgress progress) {
    this.set = set;
    this.hierarchy = hierarchy;
    this.options = options;
    this.clock = clock;
    this.progress = progress;
  }

  /// What a run of this system would be, without making it.
  public EvalRunSetup setup(SystemUnderTest<?> system) {
    boolean folded = set.test().isEmpty();
    EvalRunSetup.Data data =
        new EvalRunSetup.Data(
            set.definition().id(), set.definition().gold().task(), set.hash(), set.checksums());
    EvalRunSetup.SystemDescription description =
        new EvalRunSetup.SystemDescription(system.name(), system.configuration(), system.models());
    String split =
        folded
            ? FOLDS + "-fold cross-validation of the part that is here"
            : set.train().isEmpty() ? "test part, nothing learned" : "train part, test part";
    return new EvalRunSetup(
        data,
        description,
        new EvalRunSetup.Protocol(split, folded ? FOLDS : 0, options.seed(), options.resamples()),
        options.codeVersion());
  }

  /// Makes the run.
  ///
  /// @throws IllegalArgumentException where the system cannot read the set's kind of example
  public <E extends Example> EvalRun run(SystemUnderTest<E> system) {
    Instant start = clock.instant();
    List<E> train = typed(set.train(), system.reads());
    List<E> test = typed(set.test(), system.reads());
    List<ScoredExample> outcomes =
        test.isEmpty() ? folded(system, train) : once(system, train, test);
    progress.at("scoring", 0, 0);
    Leakage leakage = test.isEmpty() ? Leakage.NONE : Leakage.between(train, test);
    EvalRun.Results results =
        new Scoring(set.definition(), hierarchy, options).results(outcomes, leakage);
    double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
    EvalRun.Circumstances circumstances =
        new EvalRun.Circumstances(
            start.toString(), seconds, Machine.describe(), speed(), List.copyOf(trained));
    return new EvalRun(setup(system), results, circumstances, outcomes);
  }

  private <E extends Example> List<ScoredExample> folded(SystemUnderTest<E> system, List<E> here) {
    List<E> background = here.stream().filter(Example::isBackground).toList();
    List<E> all = here.stream().filter(e -> !e.isBackground()).toList();
    List<Integer> folds = Folds.of(all, FOLDS, options.seed());
    ScoredExample[] outcomes = new ScoredExample[all.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<E> train = new ArrayList<>(background);
      List<E> test = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (folds.get(i) == fold) {
          test.add(all.get(i));
          places.add(i);
        } else {
          train.add(all.get(i));
        }
      }
      List<ScoredExample> part = test.isEmpty() ? List.of() : once(system, train, test);
      for (int i = 0; i < part.size(); i++) {
        outcomes[places.get(i)] = part.get(i);
      }
    }
    return List.of(outcomes);
  }

  private <E extends Example> List<ScoredExample> once(
      SystemUnderTest<E> system, List<E> train, List<E> test) {
    progress.at("training", 0, train.size());
    List<E> blind = test.stream().map(e -> system.reads().cast(e.blind())).toList();
    TrainingContext<E> context =
        new TrainingContext<>(set.definition(), hierarchy, blind, options.seed());
    Predictor<E> predictor = system.fit(train, context);
    for (ModelId model : predictor.trained()) {
      if (seenTrained.add(model.digest())) {
        trained.add(model);
      }
    }
    AtomicInteger done = new AtomicInteger();
    List<Timed> answers =
        parallel(
            blind.size(),
            i -> {
              Instant start = clock.instant();
              ScoredExample outcome = ScoredExample.of(test.get(i), predictor.answer(blind.get(i)));
              progress.at("answering", done.incrementAndGet(), blind.size());
              return new Timed(outcome, Duration.between(start, clock.instant()));
            });
    answers.forEach(answer -> times.add(answer.took()));
    return answers.stream().map(Timed::outcome).toList();
  }

  private static List<Timed> parallel(int count, Function<Integer, Timed> work) {
    List<Timed> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Timed>> pending = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        pending.add(threads.submit(() -> work.apply(number)));
      }
      for (Future<Timed> one : pending) {
        results.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the system failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", e);
    }
    return results;
  }

  private EvalRun.Speed speed() {
    Efficiency efficiency = Efficiency.of(times);
    return new EvalRun.Speed(
        efficiency.itemsPerSecond(),
        efficiency.p50().toNanos() / 1e6,
        efficiency.p95().toNanos() / 1e6,
        Machine.peakHeapMegabytes());
  }

  private static <E extends Example> List<E> typed(List<Example> examples, Class<E> type) {
    for (Example example : examples) {
      if (!type.isInstance(example)) {
        throw new IllegalArgumentException(
            "this system reads "
                + type.getSimpleName()
                + ", but '"
                + example.id()
                + "' is not one");
      }
    }
    return examples.stream().map(type::cast).toList();
  }

  /// A prediction with its duration.
  private record Timed(ScoredExample outcome, Duration took) {}
}
