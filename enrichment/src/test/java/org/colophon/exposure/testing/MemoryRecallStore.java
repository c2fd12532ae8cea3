package org.colophon.exposure.testing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallNotice;
import org.colophon.exposure.RecallStore;
import org.jspecify.annotations.Nullable;

/// Recall notices in memory, for tests. Thread-safe.
public final class MemoryRecallStore implements RecallStore {
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Progress progress;

  public MemoryRecallStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Progress> progress() {
    return Optional.ofNullable(progress);
  }

  @Override
  public synchronized List<Told> told(ItemId item) {
    List<Told> told = new ArrayList<>();
    for (Entry entry : entries) {
      RecallNotice notice = entry.notice();
      if (notice.item().equals(item)) {
        notice.exposures().forEach(id -> told.add(new Told(id, notice.why())));
      }
    }
    return told;
  }

  @Override
  public synchronized void record(List<RecallNotice> notices, Progress reached) {
    progress = reached;
    for (RecallNotice notice : notices) {
      entries.add(new Entry(entries.size() + 1L, notice, null, null, null));
    }
  }

  @Override
  public synchronized List<Entry> after(long after, int limit) {
    return entries.stream().filter(e -> e.seq() > after).limit(limit).toList();
  }

  @Override
  public synchronized Optional<Entry> find(String id) {
    return entries.stream().filter(e -> e.notice().id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<Entry> acknowledge(String id, String by) {
    replace(
        id,
        e ->
            e.acknowledgedAt() == null
                ? new Entry(e.seq(), e.notice(), e.deliveredAt(), clock.instant(), by)
                : e);
    return find(id);
  }

  @Override
  public synchronized void delivered(String id) {
    replace(
        id,
        e ->
            e.deliveredAt() == null
                ? new Entry(
                    e.seq(), e.notice(), clock.instant(), e.acknowledgedAt(), e.acknowledgedBy())
                : e);
  }

  private void replace(String id, UnaryOperator<Entry> change) {
    entries.replaceAll(entry -> entry.notice().id().equals(id) ? change.apply(entry) : entry);
  }
}
