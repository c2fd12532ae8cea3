package org.colophon.governance;

import java.time.Instant;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;

/// One request's verdicts: one instant, one view, one set of policies. Not thread-safe.
public final class GateSession implements AutoCloseable {
  private final CatalogView view;
  private final PolicyBook policies;
  private final Context context;
  private final Instant now;

  GateSession(CatalogView view, PolicyBook policies, Context context, Instant now) {
    this.view = view;
    this.policies = policies;
    this.context = context;
    this.now = now;
  }

  /// The instant that every verdict of this session is judged at.
  public Instant now() {
    return now;
  }

  public Context context() {
    return context;
  }

  /// The catalogue's sequence number that this session sees.
  public long seq() {
    return view.seq();
  }

  /// Judges a stored item.
  public Verdict decide(ItemId id) {
    return new Verdict.Indeterminate(id, java.util.List.of());
  }

  /// Judges an item that is not stored yet, as if it were: the preview that an editor sees. Never
  /// yields content.
  public Preview preview(Item draft) {
    return new Preview(Preview.Decision.INDETERMINATE, java.util.List.of(), null);
  }

  @Override
  public void close() {
    view.close();
  }
}
