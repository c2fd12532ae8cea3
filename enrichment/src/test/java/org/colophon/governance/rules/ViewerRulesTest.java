package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.BOOK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is not published is for the editors of its imprint.
class ViewerRulesTest {
  private static final ImprintId OTHER = new ImprintId("other");

  private final Shelf shelf = Shelf.withBook();

  private List<ReasonCode> blocks(@Nullable ImprintId viewer) {
    return Shelf.blocks(shelf.decide(Context.desk("DE", viewer)));
  }

  private void state(SourceState state) {
    shelf.change(item -> Shelf.withLifecycle(item, Shelf.lifecycle(state, null, null)));
  }

  private boolean isVisible(@Nullable ImprintId viewer) {
    try (GateSession session = shelf.gate.open(Context.desk("DE", viewer))) {
      return session.isVisible(BOOK);
    }
  }

  @Test
  void othersDoNotSeeDraftsAndScheduledTitles() {
    for (SourceState state : List.of(SourceState.DRAFT, SourceState.SCHEDULED)) {
      state(state);
      assertEquals(List.of(), blocks(Shelf.IMPRINT));
      assertEquals(List.of(ReasonCode.NOT_PUBLISHED), blocks(OTHER));
      assertEquals(List.of(ReasonCode.NOT_PUBLISHED), blocks(null));
    }
    state(SourceState.PUBLISHED);
    assertEquals(List.of(), blocks(OTHER));
    assertEquals(List.of(), blocks(null));
  }

  @Test
  void itsOwnEditorsSeeThatAnItemExistsWhateverItIs() {
    for (SourceState state : SourceState.values()) {
      state(state);
      assertTrue(isVisible(Shelf.IMPRINT), state.name());
      assertEquals(state == SourceState.PUBLISHED, isVisible(OTHER), state.name());
      assertEquals(state == SourceState.PUBLISHED, isVisible(null), state.name());
    }
    try (GateSession session = shelf.gate.open(Context.desk("DE", Shelf.IMPRINT))) {
      assertFalse(session.isVisible(new ItemId("unknown")));
    }
  }
}
