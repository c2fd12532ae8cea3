package org.colophon.service.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.SegmentScores;
import org.colophon.recommend.IndexCandidates;

/// Keeps one generation's scores of items for segments up to date on a thread of its own: a little
/// each second, so that nothing else waits for it. Closing twice is harmless.
final class ScoreMaintainer implements AutoCloseable {
  private static final int SEGMENTS_AT_ONCE = 5;

  private final Audiences audiences;
  private final SegmentProfiles profiles;
  private final SegmentScores scores;
  private final IndexCandidates candidates;
  private final Map<SegmentId, Audiences.Stored> prepared = new HashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final CatchUpThread thread;

  ScoreMaintainer(
      Audiences audiences,
      SegmentProfiles profiles,
      SegmentScores scores,
      IndexCandidates candidates) {
    this.audiences = audiences;
    this.profiles = profiles;
    this.scores = scores;
    this.candidates = candidates;
    this.thread = new CatchUpThread(this::work);
  }

  /// Says that items, segments or the clock may have changed; returns at once.
  void catchUp() {
    due.set(true);
  }

  private void work() {
    if (due.getAndSet(false)) {
      scores.refresh();
      prepare();
    }
  }

  /// Scores what may fit segments that are new or were changed.
  private void prepare() {
    List<Audiences.Stored> some =
        audiences.all().stream()
            .filter(stored -> !stored.equals(prepared.get(stored.segment().id())))
            .filter(stored -> profiles.isCurrent(stored.segment().id(), stored.version()))
            .limit(SEGMENTS_AT_ONCE)
            .toList();
    for (Audiences.Stored stored : some) {
      candidates.prepare(stored.segment());
      prepared.put(stored.segment().id(), stored);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
