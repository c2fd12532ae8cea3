package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// Runs with their items, staged results and differences, beside the results that are accepted. All
/// writes of one call are kept or none. Thread-safe.
public interface RunStore {
  /// A change of a run's state at a point in time.
  record StateChange(RunState state, @Nullable String reason, Instant at) {}

  /// Adds a run that stands so from the beginning: chooses its items, those left out of which the
  /// accepted result was made of the present text by the same fingerprint.
  ///
  /// @param within the items that a condition outside this store let through; null: any
  Run plan(RunOrder order, String fingerprint, @Nullable Set<ItemId> within, StateChange first);

  Optional<Run> find(RunId id);

  /// The newest first.
  List<Run> all(int limit);

  /// How many runs stand so, for each state that one is in.
  Map<RunState, Long> states();

  /// The oldest run that the worker has something to do for.
  Optional<Run> next();

  /// Changes the state of a run if it stands as one of `from`; tells whether it did.
  boolean move(RunId id, Collection<RunState> from, StateChange to);

  RunCounts tally(RunId id);

  /// The next items to work on, claimed in this transaction. Items that were being worked on when
  /// the process ended come first and alone, so that one that ends it every time is found and set
  /// aside.
  List<RunTask> claim(RunId id, int many);

  /// Lets go of what an ended process had claimed.
  void recover(RunId id);

  /// Lets go of what this process had claimed and could not keep.
  void release(RunId id);

  /// The result that a new one is compared with.
  record Baseline(Optional<ItemResult> accepted, ItemOutcome.Basis basis) {}

  Baseline baseline(Run run, ItemId item);

  /// Keeps what became of claimed items. A result of a text that was replaced meanwhile is kept as
  /// outdated, and the item is chosen again with its new text.
  ///
  /// @param also written in the same transaction
  void keep(Run run, List<ItemOutcome> done, Runnable also, Instant now);

  /// Accepts the results of the approved imprints. Those that do not fit any more what is accepted,
  /// decided or written are skipped, and count as outdated. Where the process ends meanwhile, the
  /// same call accepts the rest.
  ///
  /// @param indexedFor the model whose index has to see the items again; null: none has
  /// @param also written in one transaction with all results; null: they are accepted in parts,
  ///   between which others may write
  void apply(Run run, @Nullable String indexedFor, @Nullable Runnable also);

  /// Puts back what was accepted before, where nothing newer was accepted since.
  void rollBack(Run run, @Nullable String indexedFor, @Nullable Runnable also);

  /// Throws away the staged results of a run that will not be applied.
  void discard(RunId id);

  /// Counts the results that can be applied and keeps their digest.
  RunResults settle(RunId id);

  /// What [#settle] kept; empty before.
  Optional<RunResults> results(RunId id);

  /// Keeps what somebody did.
  void note(RunId id, RunEvent event);

  /// What people did with a run, the oldest first.
  List<RunEvent> events(RunId id);

  /// Approves a run or some of its imprints.
  void approve(RunId id, Approval approval, Instant now);

  /// Some of the items to work on, spread over them all; claims none.
  List<RunTask> sample(RunId id, int many);

  /// How long one item took on the average in runs with this fingerprint; empty where none was
  /// made.
  Optional<Duration> pastPace(String fingerprint);

  /// Imprints of the run's items, by id.
  List<ImprintId> imprints(RunId id);

  /// A staged enrichment, as if it were accepted already.
  Optional<ItemResult> staged(Run run, ItemId item);

  /// Whether an item of the run was given up.
  boolean isSetAside(RunId id, ItemId item);

  /// Has an index see the items again whose accepted enrichment another model made.
  void dueWithout(String digest);

  /// Items whose accepted result an index has not seen yet, at most `limit`.
  List<ItemId> dueForIndex(String digest, int limit);

  /// The index has seen them.
  void indexed(String digest, List<ItemId> items);

  /// A setting of the data directory.
  Optional<String> setting(String key);

  /// Changes a setting; null takes it away.
  void set(String key, @Nullable String value);
}
