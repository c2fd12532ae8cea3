package org.colophon.service.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.colophon.matching.ItemIndexer;
import org.colophon.matching.LiveMatchModel;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.models.ModelId;
import org.colophon.service.learning.TrainedModels;
import org.colophon.service.runs.Run;
import org.colophon.service.runs.RunStore;
import org.jspecify.annotations.Nullable;

/// The generation in use, and how another one takes its place: it is complete before requests come
/// to it, and the former one stays open behind it, for requests that are under way and for the way
/// back. Closing twice is harmless.
final class ModelGenerations implements AutoCloseable {
  private static final String MODEL = "model";
  private static final String INDEX = "index:";

  private final Path indexes;
  private final ModelGeneration.SharedServices around;
  private final Application.Models models;
  private final Map<String, LiveMatchModel> matching = new ConcurrentHashMap<>();
  private volatile ModelGeneration current;
  private @Nullable ModelGeneration former;
  private @Nullable ModelGeneration next;

  /// @param reading of the model in use
  ModelGenerations(
      Path indexes,
      ModelGeneration.SharedServices around,
      Application.Models models,
      TextModels reading) {
    this.indexes = indexes;
    this.around = around;
    this.models = models;
    this.current = generation(reading, root(reading.embedder().model().digest()));
    sweep();
  }

  /// The model in use: what a run chose, else what was given.
  static String model(RunStore runs, String given) {
    return runs.setting(MODEL).orElse(given);
  }

  /// @param root where its item index lies
  private ModelGeneration generation(TextModels reading, Path root) {
    ModelId embedder = reading.embedder().model();
    LiveMatchModel live =
        matching.computeIfAbsent(
            embedder.digest(),
            _ -> new LiveMatchModel(TrainedModels.matching(around.models(), embedder)));
    return new ModelGeneration(reading, root, live, around);
  }

  ModelGeneration current() {
    return current;
  }

  String model() {
    return model(runs(), models.given());
  }

  private RunStore runs() {
    return around.stores().runs();
  }

  private Path root(String digest) {
    return runs().setting(INDEX + digest).map(indexes::resolve).orElse(indexes);
  }

  /// Every generation that is open: the one in use, and those before and after it.
  synchronized List<ModelGeneration> open() {
    return Stream.of(current, former, next).filter(Objects::nonNull).toList();
  }

  /// Brings the generation in use up to what was written.
  synchronized void catchUp() {
    current.catchUp();
  }

  /// Applies a run that puts another model in the place of the one in use: its index is built of
  /// what is staged, then results and model change in one transaction.
  ///
  /// Items that the run has no result for, or whose results do not fit any more, are read by the
  /// new model like items that are written after the switch.
  void switchTo(Run run, String model) {
    String digest = models.source().id(model).digest();
    if (!digest.equals(current.digest())) {
      build(run, model, digest);
    }
    flip(run, model, digest);
  }

  private void build(Run run, String model, String digest) {
    String mark = "building:" + digest;
    boolean begun = runs().setting(mark).filter(run.id().toString()::equals).isPresent();
    if (next == null) {
      leave(digest);
      if (!begun) {
        delete(root(digest).resolve(digest));
        runs().set(mark, run.id().toString());
      }
      next = generation(open(model), root(digest));
    }
    StagedEnrichments staged = new StagedEnrichments(around.stores(), run, digest);
    ModelGeneration made = next;
    new ItemIndexer(around.stores().catalog(), made.enriched(staged), made.itemIndex()).catchUp();
  }

  /// Closes the former generation where its index would be in the way.
  private synchronized void leave(String digest) {
    if (former != null && former.digest().equals(digest)) {
      former.close();
      former = null;
    }
  }

  private synchronized void flip(Run run, String model, String digest) {
    Runnable also =
        () -> {
          if (!model().equals(model)) {
            runs().set("model-before:" + run.id(), model());
          }
          runs().set(MODEL, model);
          runs().set("building:" + digest, null);
          runs().dueWithout(digest);
        };
    boolean same = digest.equals(current.digest());
    runs().apply(run, same ? digest : null, also);
    if (next != null) {
      take(next);
      next = null;
    }
  }

  /// Puts back the model that was in use before a run, with the results of that time.
  synchronized void switchBack(Run run) {
    String before = runs().setting("model-before:" + run.id()).orElse(models.given());
    String digest = models.source().id(before).digest();
    boolean same = digest.equals(current.digest());
    Runnable also =
        () -> {
          runs().set(MODEL, before);
          runs().dueWithout(digest);
        };
    runs().rollBack(run, same ? digest : null, also);
    if (!same) {
      ModelGeneration back = former;
      former = null;
      if (back == null || !back.digest().equals(digest)) {
        close(back);
        back = generation(open(before), root(digest));
      }
      take(back);
    }
  }

  /// Builds the index of the model in use anew beside the old one, and takes it.
  void rebuild(Run run) {
    String digest = current.digest();
    String place = "rebuilt-" + run.id();
    if (next == null) {
      next = generation(open(model()), indexes.resolve(place));
    }
    next.catchUp();
    synchronized (this) {
      runs().set(INDEX + digest, place);
      take(next);
      next = null;
    }
  }

  private TextModels open(String model) {
    return models.source().open(model, around.vectors(), UnaryOperator.identity());
  }

  private void take(ModelGeneration taken) {
    taken.catchUp();
    close(former);
    former = current;
    current = taken;
  }

  private static void close(@Nullable ModelGeneration generation) {
    if (generation != null) {
      generation.close();
    }
  }

  /// Deletes the indexes that a rebuilt one took the place of.
  private void sweep() {
    String digest = current.digest();
    if (!Files.isDirectory(indexes)) {
      return;
    }
    try (Stream<Path> places = Files.list(indexes)) {
      List<Path> left =
          places
              .filter(place -> place.getFileName().toString().startsWith("rebuilt-"))
              .filter(place -> Files.isDirectory(place.resolve(digest)))
              .filter(place -> !place.equals(root(digest)))
              .toList();
      left.forEach(ModelGenerations::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("the indexes in " + indexes + " cannot be listed", e);
    }
    if (!root(digest).equals(indexes)) {
      delete(indexes.resolve(digest));
    }
  }

  private static void delete(Path directory) {
    LuceneItemIndex.deleteAll(directory);
  }

  @Override
  public synchronized void close() {
    current.close();
    close(former);
    close(next);
    former = null;
    next = null;
  }
}
