package org.colophon.exposure;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Context;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.SnapshotVersion;

/// One answer that went out, with everything that it showed.
///
/// @param id of the answer, as its receiver was told
/// @param surface where it is shown: the path and query that were asked for, or the name of a
///   campaign
/// @param durable whether what was shown stays where it is: sent, printed, exported
/// @param servedAt when its header was written; a send time for what is sent later
/// @param promisedUntil the instant up to which its receiver may show it
/// @param basis what it was judged by
public record Exposure(
    String id,
    String surface,
    Context context,
    boolean durable,
    Instant evaluatedAt,
    Instant servedAt,
    Instant promisedUntil,
    Basis basis,
    List<Shown> items) {
  /// The longest surface that is kept; what is longer is cut.
  public static final int LONGEST_SURFACE = 500;

  public Exposure {
    items = List.copyOf(items);
    surface = surface.length() > LONGEST_SURFACE ? surface.substring(0, LONGEST_SURFACE) : surface;
  }

  /// The basis of the verdicts in one answer.
  ///
  /// @param seq the last entry of the catalogue's log
  /// @param policy the first digits of the policy book's digest
  /// @param engine the first digits of the engine's digest
  public record Basis(long seq, String policy, String engine) {
    /// Of an answer that shows cleared items.
    public static Basis of(SnapshotVersion sight, List<Cleared> items) {
      if (items.isEmpty()) {
        return new Basis(sight.seq(), "", "");
      }
      VerdictId verdict = items.getFirst().terms().verdict();
      return new Basis(sight.seq(), verdict.policy(), verdict.engine());
    }
  }

  /// The verdict on an item of this answer, to recompute it from.
  public VerdictId verdict(Shown shown) {
    return new VerdictId(
        shown.item(),
        basis.seq(),
        basis.policy(),
        basis.engine(),
        context,
        durable ? servedAt : evaluatedAt);
  }

  /// An item as it was shown.
  ///
  /// @param policy the policies on whose terms, `id@version`, separated by spaces
  /// @param said what was said of it: see [StatementSnapshot]
  public record Shown(
      ItemId item, ImprintId imprint, long version, String policy, List<String> said) {
    public Shown {
      said = List.copyOf(said);
    }

    /// What of a cleared item is shown.
    public static Shown of(Cleared item) {
      return new Shown(
          item.id(),
          item.imprint(),
          item.version(),
          String.join(" ", item.terms().policy()),
          StatementSnapshot.of(item));
    }
  }

  /// An answer that shows cleared items.
  ///
  /// @param kept where and until when it is shown
  public static Exposure of(
      String id,
      Context context,
      Kept kept,
      Instant evaluatedAt,
      SnapshotVersion sight,
      List<Cleared> items) {
    return new Exposure(
        id,
        kept.surface(),
        context,
        kept.durable(),
        evaluatedAt,
        kept.servedAt(),
        kept.promisedUntil(),
        Basis.of(sight, items),
        items.stream().map(Shown::of).toList());
  }

  /// The place and period of an exposure.
  public record Kept(String surface, boolean durable, Instant servedAt, Instant promisedUntil) {}
}
