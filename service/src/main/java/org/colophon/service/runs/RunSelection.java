package org.colophon.service.runs;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;
import org.jspecify.annotations.Nullable;

/// A selection of items for a run: those that fulfil all conditions. What is null says nothing.
///
/// @param language as stated by the source, or as detected where it stated none
/// @param governance what the verdict for readers on the web is when the run is planned
/// @param otherMaker only what another model, method or vocabulary made
/// @param changedSince only items whose present version was recorded at or after this
/// @param ids only these; empty: any
public record RunSelection(
    @Nullable ImprintId imprint,
    @Nullable ContentType type,
    @Nullable String language,
    @Nullable SourceId source,
    @Nullable Decision governance,
    boolean otherMaker,
    @Nullable Instant changedSince,
    List<ItemId> ids) {
  /// Every item.
  public static final RunSelection ALL =
      new RunSelection(null, null, null, null, null, false, null, List.of());

  public RunSelection {
    ids = List.copyOf(ids);
  }

  /// Whether it leaves nothing out but what needs no work.
  boolean isWhole() {
    return new RunSelection(imprint, type, language, source, governance, false, changedSince, ids)
        .equals(ALL);
  }

  /// Those of the given items.
  public static RunSelection of(List<ItemId> ids) {
    return new RunSelection(null, null, null, null, null, false, null, ids);
  }
}
