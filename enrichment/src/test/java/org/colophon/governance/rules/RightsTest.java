package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.DESK;
import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.IMPRINT;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.governance.Action;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reservations against mining, and desks that stand in for others.
class RightsTest {
  private static final FactKey KEY =
      new FactKey(new EntityRef.OfItem(BOOK), FactType.TDM_RESERVATION, "");
  private static final DeskId BACKUP = new DeskId("desk-kompass");

  private static List<String> said(Purpose purpose, FactValue value, boolean conflict) {
    Scene scene = new Scene();
    scene.context = new Context(purpose, "DE", "x", null);
    Fact f = Scene.fact(KEY, value, FEED);
    scene.put(new Fact(f.key(), value, conflict, null, null, FEED, f.order(), f.clocks()));
    return scene.said();
  }

  @Test
  void aReservationKeepsATextOutOfPromptsOnly() {
    FactValue reserved = new FactValue.Code("reserved");
    assertEquals(
        List.of("BLOCK TDM_RESERVED tdm_reservation (reserved; null; desk-nordufer)"),
        said(Purpose.GROUND_PROMPT, reserved, false));
    assertEquals(List.of(), said(Purpose.RECOMMEND, reserved, false));
    assertEquals(List.of(), said(Purpose.EXPORT, reserved, false));
    assertEquals(List.of(), said(Purpose.SUGGEST_TO_EDITOR, reserved, false));
  }

  @Test
  void onlyAClearStatementFreesAText() {
    FactValue free = new FactValue.Code("not_reserved");
    assertEquals(List.of(), said(Purpose.GROUND_PROMPT, free, false));
    assertEquals(List.of(), said(Purpose.GROUND_PROMPT, new FactValue.None(), false));
    assertEquals(1, said(Purpose.GROUND_PROMPT, free, true).size());
    assertEquals(
        List.of("BLOCK TDM_RESERVED tdm_reservation (maybe; null; desk-nordufer)"),
        said(Purpose.GROUND_PROMPT, new FactValue.Unrecognised("maybe"), false));
  }

  /// A permission has to hold surely, a ban stops with its period, and what cannot be read does
  /// not.
  @Test
  void permissionsAndBansHoldForTheirPeriod() {
    FactValue free = new FactValue.Code("not_reserved");
    FactValue reserved = new FactValue.Code("reserved");
    FactValue unreadable = new FactValue.Unrecognised("maybe");
    Instant before = START.minusSeconds(60);
    Instant after = START.plusSeconds(60);
    assertEquals(List.of(), during(free, before, after));
    assertEquals(1, during(free, after, null).size());
    assertEquals(1, during(free, null, before).size());
    assertEquals(1, during(reserved, before, after).size());
    assertEquals(List.of(), during(reserved, null, before));
    assertEquals(1, during(unreadable, null, before).size());
  }

  private static List<String> during(
      FactValue value, @Nullable Instant from, @Nullable Instant to) {
    Scene scene = new Scene();
    scene.context = new Context(Purpose.GROUND_PROMPT, "DE", "x", null);
    Fact f = Scene.fact(KEY, value, FEED);
    scene.put(new Fact(f.key(), value, false, from, to, FEED, f.order(), f.clocks()));
    return scene.said();
  }

  private static DeskRecord desk(DeskId id, boolean active, DeskId backup) {
    return new DeskRecord(id, id.value(), IMPRINT, List.of("mj"), active, backup);
  }

  private static List<Reason> reasons(Shelf shelf) {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      return session.ruling(BOOK).reasons();
    }
  }

  @Test
  void aBackupAnswersForADeskThatIsNotActiveAnyMore() {
    Shelf shelf = Shelf.withBook();
    shelf.catalog.put(new Reference.OfDesk(desk(DESK, false, BACKUP)));
    assertEquals(List.of(ReasonCode.OWNER_INACTIVE), shelf.blocks());
    shelf.catalog.put(new Reference.OfDesk(desk(BACKUP, true, DESK)));
    assertEquals(
        List.of(
            new Reason(
                ReasonCode.OWNER_INACTIVE,
                Reason.Severity.WARN,
                "desk",
                "desk-nordufer",
                "desk-kompass answers",
                BACKUP,
                Action.on(Action.Kind.ASSIGN_DESK, "item:hafenlicht"))),
        reasons(shelf));
    shelf.catalog.put(new Reference.OfDesk(desk(DESK, true, BACKUP)));
    assertEquals(List.of(), reasons(shelf));
    shelf.catalog.put(new Reference.OfDesk(desk(DESK, false, BACKUP)));
    shelf.catalog.put(new Reference.OfDesk(desk(BACKUP, false, DESK)));
    assertEquals(List.of(ReasonCode.OWNER_INACTIVE), shelf.blocks());
    assertEquals(DESK, reasons(shelf).getFirst().owner());
    assertEquals(START, shelf.now());
  }
}
