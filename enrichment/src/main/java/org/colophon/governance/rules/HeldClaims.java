package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.INFO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Hold;
import org.colophon.catalog.PersonName;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Action;
import org.colophon.governance.Claim;
import org.colophon.governance.ReasonCode;

/// Claims that name a person on whom there is a hold: they are left out, also on the items of
/// others, which stay.
public final class HeldClaims {
  private HeldClaims() {}

  /// A hold on a contributor whose record is known.
  public record HeldPerson(Hold hold, PersonName name) {
    public static Optional<HeldPerson> of(Hold hold, CatalogView view) {
      return hold.scope() instanceof Hold.Scope.OfContributor(var id)
          ? view.contributor(id).map(c -> new HeldPerson(hold, PersonName.of(c.name())))
          : Optional.empty();
    }
  }

  /// The claims that may stay.
  public static List<Claim> without(
      List<HeldPerson> people, List<Claim> claims, Horizon horizon, ReasonCollector findings) {
    if (people.isEmpty()) {
      return claims;
    }
    List<Claim> kept = new ArrayList<>();
    for (Claim claim : claims) {
      Optional<HeldPerson> named =
          people.stream()
              .filter(person -> horizon.mayApply(person.hold().from(), person.hold().until()))
              .filter(person -> isNamed(person.name(), claim))
              .findFirst();
      if (named.isEmpty()) {
        kept.add(claim);
      } else {
        omit(claim, named.get().hold(), findings);
      }
    }
    return kept;
  }

  private static boolean isNamed(PersonName person, Claim claim) {
    boolean biography =
        claim.kind() == Claim.Kind.BIOGRAPHY && person.isSame(PersonName.of(claim.name()));
    return biography
        || person.isNamedIn(claim.name())
        || (claim.text() != null && person.isNamedIn(claim.text()));
  }

  /// Says neither whose claim it was nor why: the hold says that.
  private static void omit(Claim claim, Hold hold, ReasonCollector findings) {
    String name = "hold:" + hold.id();
    findings.omit(claim.kind().name().toLowerCase(java.util.Locale.ROOT) + ":" + name);
    Action lift = Action.on(Action.Kind.LIFT_HOLD, name);
    findings.add(ReasonCode.ON_HOLD, INFO, name, hold.reason(), hold.until(), lift);
  }
}
