package org.colophon.service.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.LiveMatchModel;
import org.colophon.matching.MatchComparison;
import org.colophon.matching.MatchExample;
import org.colophon.matching.MatchExamples;
import org.colophon.matching.MatchModel;
import org.colophon.matching.MatchModelFile;
import org.colophon.matching.MatchTrainer;
import org.colophon.matching.ThresholdFigures;
import org.colophon.models.ModelId;
import org.colophon.service.config.Config;
import org.colophon.service.store.PayloadCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains the matching model and its thresholds on people's decisions while the service runs. A
/// trained model goes live when it passes [MatchComparison]; the one before is kept for the way
/// back. Thread-safe.
public final class LearningService {
  /// So many new decisions are worth a training.
  static final int FEWEST_NEW = 20;

  private static final String ATTEMPT = "learning.json";
  private static final Logger LOG = LoggerFactory.getLogger(LearningService.class);

  private final Catalog catalog;
  private final DecisionLog decisions;
  private final Supplier<InUse> inUse;
  private final Config.Learning settings;
  private final BooleanSupplier trusted;
  private final InstantSource clock;
  private final AtomicBoolean requested = new AtomicBoolean();
  private volatile boolean training;

  /// The matching of the embedding model in use.
  ///
  /// @param file of its trained model, which need not be there
  public record InUse(LiveMatchModel live, MatchExamples examples, ModelId embedder, Path file) {}

  /// @param inUse asked anew each time: a run may switch the embedding model
  /// @param trusted whether the clock is
  public LearningService(
      Catalog catalog,
      DecisionLog decisions,
      Supplier<InUse> inUse,
      Config.Learning settings,
      BooleanSupplier trusted,
      InstantSource clock) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.inUse = inUse;
    this.settings = settings;
    this.trusted = trusted;
    this.clock = clock;
  }

  /// The model in use, the last training, and how people decide.
  LearningResponse status() {
    InUse now = inUse.get();
    Path before = TrainedModels.before(now.file());
    try (CatalogView view = catalog.view()) {
      return LearningResponse.of(
          now.live().current(),
          Files.exists(before) || Files.exists(now.file()),
          requested.get() || training,
          settings,
          last(now.file()),
          DecisionPace.of(decisions, view, clock.instant()));
    }
  }

  /// Has the model trained soon, however few the new decisions are.
  void request() {
    requested.set(true);
  }

  /// Trains when it was requested or is due; called again and again by one thread.
  public void work() {
    boolean asked = requested.getAndSet(false);
    if (trusted.getAsBoolean() && (asked || isDue())) {
      train(!asked);
    }
  }

  private boolean isDue() {
    if (!settings.on()) {
      return false;
    }
    TrainingAttempt last = last(inUse.get().file());
    if (last == null) {
      return decisions.recent(MatchTrainer.FEWEST).size() >= MatchTrainer.FEWEST;
    }
    return !clock.instant().isBefore(last.at().plus(settings.every()))
        && decisions.recent(FEWEST_NEW).stream()
                .filter(decision -> decision.at().isAfter(last.at()))
                .count()
            >= FEWEST_NEW;
  }

  /// Trains and compares; puts the model in use where it passes.
  ///
  /// @param unasked whether nobody requested it: answers given too fast then change nothing
  synchronized TrainingAttempt train(boolean unasked) {
    training = true;
    try {
      InUse now = inUse.get();
      TrainingAttempt attempt = attempt(now, unasked);
      keep(now.file(), attempt);
      LOG.info(
          "training of the matching model on {} decisions: {}",
          attempt.decisions(),
          attempt.released() ? "in use now" : attempt.reason());
      return attempt;
    } catch (IOException e) {
      throw new UncheckedIOException("the trained model cannot be written", e);
    } finally {
      training = false;
    }
  }

  private TrainingAttempt attempt(InUse now, boolean unasked) throws IOException {
    Instant at = clock.instant();
    List<MatchExample> examples;
    Optional<DecisionPace> fast;
    try (CatalogView view = catalog.view()) {
      examples = DecidedExamples.read(view, DecidedExamples.of(decisions), now.examples());
      fast =
          DecisionPace.of(decisions, view, at).stream().filter(DecisionPace::isTooFast).findFirst();
    }
    if (unasked && fast.isPresent()) {
      return TrainingAttempt.refused(
          at,
          examples.size(),
          "most items of imprint '%s' were accepted as a whole within five seconds; check these answers, then request a training"
              .formatted(fast.get().imprint()));
    }
    return switch (new MatchTrainer()
        .train("matching " + at, "editors' decisions", examples, now.embedder())) {
      case MatchTrainer.Result.Refused(String reason) ->
          TrainingAttempt.refused(at, examples.size(), reason);
      case MatchTrainer.Result.Trained(MatchModel model, var heldOut) -> {
        MatchComparison compared = MatchComparison.of(now.live().current(), model, heldOut);
        if (compared.refusal().isEmpty()) {
          release(now, model);
        }
        yield TrainingAttempt.of(
            at, compared, compared.refusal().orElse(""), ThresholdFigures.of(heldOut));
      }
    };
  }

  private static void release(InUse now, MatchModel model) throws IOException {
    Path before = TrainedModels.before(now.file());
    if (Files.exists(now.file())) {
      Files.copy(now.file(), before, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(before);
    }
    TrainedModels.replace(now.file(), out -> MatchModelFile.write(model, out));
    now.live().replace(model);
  }

  /// Puts the model before the one in use back: a trained one, or the shipped one.
  ///
  /// @return false when the shipped one is in use already
  synchronized boolean rollBack() {
    InUse now = inUse.get();
    if (!Files.exists(now.file())) {
      return false;
    }
    Path before = TrainedModels.before(now.file());
    try {
      MatchModel back = TrainedModels.find(before, now.embedder()).orElse(MatchModel.SHIPPED);
      if (Files.exists(before)) {
        Files.move(before, now.file(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(now.file());
      }
      now.live().replace(back);
      keep(
          now.file(), TrainingAttempt.refused(clock.instant(), 0, "rolled back to " + back.name()));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("the model before cannot be put back", e);
    }
  }

  private static Path attemptFile(Path model) {
    return model.resolveSibling(ATTEMPT);
  }

  private static void keep(Path model, TrainingAttempt attempt) throws IOException {
    byte[] json = PayloadCodec.write(attempt).getBytes(StandardCharsets.UTF_8);
    TrainedModels.replace(attemptFile(model), out -> out.write(json));
  }

  private static @Nullable TrainingAttempt last(Path model) {
    Path file = attemptFile(model);
    try {
      return Files.exists(file)
          ? PayloadCodec.read(Files.readString(file), TrainingAttempt.class)
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
