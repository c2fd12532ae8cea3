package org.colophon.governance.gate;

import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogFold;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.VerdictId;
import org.colophon.governance.policy.PolicyArchive;
import org.colophon.governance.policy.PolicyBook;

/// The recomputation of a past verdict from the log, with the policies and the knowledge of its
/// time.
public final class VerdictReplay {
  private final CatalogLog log;
  private final PolicyArchive policies;
  private final ScopeMatcher scopes;

  /// @param scopes of the gate that decides now
  public VerdictReplay(CatalogLog log, PolicyArchive policies, ScopeMatcher scopes) {
    this.scopes = scopes;
    this.log = log;
    this.policies = policies;
  }

  /// The result of a recomputation.
  public sealed interface Result {
    /// The verdict, computed again.
    ///
    /// @param sameEngine whether these are the rules that decided then; by others it may come out
    ///   differently
    record Recomputed(VerdictDetails ruling, boolean sameEngine) implements Result {}

    /// A verdict that cannot be recomputed here.
    record Impossible(String why) implements Result {}
  }

  /// Recomputes one; reads the whole log up to its sequence number.
  public Result of(VerdictId id) {
    PolicyBook book = policies.book(id.policy()).orElse(null);
    if (book == null) {
      return new Result.Impossible("no policies with the digest " + id.policy() + " were in force");
    }
    CatalogView view;
    try {
      view = LogFold.at(log, id.seq());
    } catch (IllegalArgumentException e) {
      return new Result.Impossible(String.valueOf(e.getMessage()));
    }
    try (GateSession session = new GateSession(view, scopes, book, id.context(), id.at(), 0)) {
      if (!id.clockTrusted()) {
        session.distrustClock();
      }
      VerdictDetails ruling = session.ruling(id.item());
      return new Result.Recomputed(ruling, ruling.id().equals(id));
    }
  }
}
