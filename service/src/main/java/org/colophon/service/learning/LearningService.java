package org.colophon.service.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.colophon.matching.MatchTrainer;
import org.colophon.models.ModelId;
import org.colophon.service.config.Config;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.StoreException;
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
  private final Path models;
  private final Config.Learning settings;
  private final BooleanSupplier trusted;
  private final InstantSource clock;
  private final AtomicBoolean requested = new AtomicBoolean();
  private volatile @Nullable TrainingAttempt last;
  private volatile boolean training;
  private volatile boolean stopped;

  /// The matching of the embedding model in use.
  public record InUse(LiveMatchModel live, MatchExamples examples, ModelId embedder) {}

  /// @param inUse asked anew each time: a run may switch the embedding model
  /// @param models the directory of the trained models, which need not be there
  /// @param trusted whether the clock is
  public LearningService(
      Catalog catalog,
      DecisionLog decisions,
      Supplier<InUse> inUse,
      Path models,
      Config.Learning settings,
      BooleanSupplier trusted,
      InstantSource clock) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.inUse = inUse;
    this.models = models;
    this.settings = settings;
    this.trusted = trusted;
    this.clock = clock;
    this.last = read(models.resolve(ATTEMPT));
  }

  /// The model in use, the last training, and how people decide.
  LearningResponse status() {
    InUse now = inUse.get();
    try (CatalogView view = catalog.view()) {
      return LearningResponse.of(
          now.live().current(),
          Files.exists(file(now)),
          requested.get() || training,
          settings,
          last,
          DecisionPace.of(decisions, view, clock.instant()));
    }
  }

  private Path file(InUse now) {
    return TrainedModels.matching(models, now.embedder().digest());
  }

  /// Has the model trained soon, however few the new decisions are.
  void request() {
    requested.set(true);
  }

  /// Trains when it was requested or is due; called again and again by one thread. A request waits
  /// while the clock is not trusted.
  public void work() {
    if (trusted.getAsBoolean()) {
      boolean asked = requested.getAndSet(false);
      if (asked || isDue()) {
        train(asked);
      }
    }
  }

  /// Ends a training that is under way, before its models are closed; what it read is not used.
  public void stop() {
    stopped = true;
  }

  private boolean isDue() {
    TrainingAttempt known = last;
    Instant now = clock.instant();
    if (!settings.on() || stopped) {
      return false;
    }
    if (known == null || known.at().isAfter(now)) {
      return decisions.recent(MatchTrainer.FEWEST).size() >= MatchTrainer.FEWEST;
    }
    return !now.isBefore(known.at().plus(settings.every()))
        && decisions.recent(FEWEST_NEW).stream()
                .filter(decision -> decision.at().isAfter(known.at()))
                .count()
            >= FEWEST_NEW;
  }

  /// Trains and compares; puts the model in use where it passes. A training that fails counts as
  /// one, so that it is not tried again at once.
  ///
  /// @param asked whether somebody requested it; if not, answers given too fast change nothing
  private void train(boolean asked) {
    training = true;
    try {
      TrainingAttempt attempt = attempt(inUse.get(), asked);
      if (stopped) {
        return;
      }
      LOG.info(
          "training of the matching model on {} decisions: {}",
          attempt.decisions(),
          attempt.released() ? "in use now" : attempt.reason());
      if (!attempt.released()) {
        keep(attempt);
      }
    } catch (IOException | RuntimeException e) {
      if (!stopped) {
        LOG.error("the training of the matching model failed", e);
        last = TrainingAttempt.refused(clock.instant(), 0, "it failed: see the log of the service");
      }
    } finally {
      training = false;
    }
  }

  private TrainingAttempt attempt(InUse now, boolean asked) throws IOException {
    Instant at = clock.instant();
    MatchModel current = now.live().current();
    List<MatchExample> examples;
    Optional<DecisionPace> fast = Optional.empty();
    try (CatalogView view = catalog.view()) {
      DecidedExamples.Labels labels = DecidedExamples.Labels.of(decisions);
      examples = DecidedExamples.read(view, labels, now.examples(), () -> stopped);
      if (!asked) {
        fast =
            DecisionPace.of(decisions, view, at).stream()
                .filter(DecisionPace::isTooFast)
                .findFirst();
      }
    }
    if (fast.isPresent()) {
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
        MatchComparison compared = MatchComparison.of(current, model, heldOut);
        String refusal = compared.refusal().orElse("");
        TrainingAttempt attempt = TrainingAttempt.of(at, compared, refusal, heldOut);
        if (refusal.isEmpty() && !release(now, current, model, attempt)) {
          refusal = "the model in use changed meanwhile";
          attempt = TrainingAttempt.of(at, compared, refusal, heldOut);
        }
        yield attempt;
      }
    };
  }

  /// Puts a model in use.
  ///
  /// @param compared that it was found better than
  /// @param attempt noted together with it, so that no roll back comes in between
  /// @return false when another one is in use by now, or the service stops
  private synchronized boolean release(
      InUse now, MatchModel compared, MatchModel model, TrainingAttempt attempt)
      throws IOException {
    if (stopped || !now.live().current().equals(compared)) {
      return false;
    }
    TrainedModels.replaceMatching(file(now), model);
    now.live().replace(model);
    try {
      keep(attempt);
    } catch (IOException e) {
      LOG.warn("the training is in use and could not be noted for the next start", e);
    }
    return true;
  }

  /// Puts the model before the one in use back: a trained one, or the shipped one. The next
  /// training by itself is no sooner than after a released one.
  ///
  /// @return false when the shipped one is in use already
  synchronized boolean rollBack() {
    InUse now = inUse.get();
    if (!Files.exists(file(now))) {
      return false;
    }
    try {
      TrainedModels.restoreMatching(file(now));
      MatchModel back = TrainedModels.matching(models, now.embedder());
      now.live().replace(back);
      keep(TrainingAttempt.refused(clock.instant(), 0, "rolled back to " + back.name()));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("the model before cannot be put back", e);
    }
  }

  private void keep(TrainingAttempt attempt) throws IOException {
    last = attempt;
    byte[] json = PayloadCodec.write(attempt).getBytes(StandardCharsets.UTF_8);
    TrainedModels.replace(models.resolve(ATTEMPT), out -> out.write(json));
  }

  /// The last training before this start; one that cannot be read counts as none.
  private static @Nullable TrainingAttempt read(Path file) {
    try {
      return Files.exists(file)
          ? PayloadCodec.read(Files.readString(file), TrainingAttempt.class)
          : null;
    } catch (IOException | StoreException e) {
      LOG.warn("{} cannot be read and counts as no training", file, e);
      return null;
    }
  }
}
