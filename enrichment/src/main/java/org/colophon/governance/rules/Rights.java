package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;

import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;

/// Rights that hold whatever a policy says.
final class Rights {
  private static final FactValue FREE = new FactValue.Code("not_reserved");

  private Rights() {}

  /// A reservation against text and data mining concerns prompts of generative models; the
  /// publisher's own embedding of its own texts is none of that. One that cannot be read reserves.
  static void judge(
      Snapshot snapshot, CurrentFacts facts, Context context, ReasonCollector findings) {
    if (context.purpose() == Purpose.GROUND_PROMPT) {
      facts
          .find(new EntityRef.OfItem(snapshot.item().id()), FactType.TDM_RESERVATION)
          .filter(Rights::reserves)
          .ifPresent(fact ->
              findings.ofDesk(
                  ReasonCode.TDM_RESERVED, BLOCK, fact, CurrentFacts.shown(fact), null));
    }
  }

  private static boolean reserves(Fact fact) {
    boolean free = fact.value() instanceof FactValue.None || fact.value().equals(FREE);
    return fact.conflict() || !free;
  }
}
