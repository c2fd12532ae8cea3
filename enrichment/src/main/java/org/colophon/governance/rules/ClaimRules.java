package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.INFO;
import static org.colophon.governance.Reason.Severity.WARN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Event;
import org.colophon.governance.Claim;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The rules for claims that are true for a time: a place on a list, an award, an event. One that
/// ended, was overtaken, cancelled, moved or has no known end is left out; the item stays. A claim
/// that has not begun, or is about a product that may not be shown, is not mentioned at all.
final class ClaimRules {
  private ClaimRules() {}

  /// @param shown the products that may be shown
  static List<Claim> claims(
      Snapshot snapshot,
      Set<ProductId> shown,
      CurrentFacts facts,
      Horizon horizon,
      ReasonCollector findings) {
    List<Claim> claims = new ArrayList<>();
    category(new EntityRef.OfItem(snapshot.item().id()), facts, findings);
    for (Product product : snapshot.item().products()) {
      EntityRef ref = new EntityRef.OfProduct(product.id());
      category(ref, facts, findings);
      for (Fact fact : facts.all(ref, FactType.BESTSELLER)) {
        if (shown.contains(product.id())) {
          bestseller(fact, facts, horizon, findings, claims);
        }
      }
    }
    for (Award award : snapshot.brought().awards()) {
      award(award, snapshot, horizon, findings, claims);
    }
    for (Event event : snapshot.brought().events()) {
      event(event, horizon, findings, claims);
    }
    for (Contributor contributor : snapshot.brought().contributors()) {
      biography(contributor, horizon, findings, claims);
    }
    return claims.stream().distinct().toList();
  }

  /// A category is never too old. The desk is told of one that ended or cannot be read.
  private static void category(EntityRef ref, CurrentFacts facts, ReasonCollector findings) {
    for (Fact fact : facts.all(ref, FactType.CATEGORY)) {
      DeskId owner = facts.ownerOf(fact).orElse(null);
      if (fact.conflict()) {
        findings.add(ReasonCode.FACT_CONFLICT, WARN, fact, CurrentFacts.shown(fact), null, owner);
      } else if (!facts.surelyHolds(fact)) {
        findings.add(ReasonCode.CLAIM_ENDED, INFO, fact, "not in its period", null, owner);
      } else if (!(fact.value() instanceof FactValue.Code)
          && !(fact.value() instanceof FactValue.None)) {
        findings.add(
            ReasonCode.FACT_UNKNOWN_CODE, WARN, fact, CurrentFacts.shown(fact), null, owner);
      }
    }
  }

  private static void bestseller(
      Fact fact,
      CurrentFacts facts,
      Horizon horizon,
      ReasonCollector findings,
      List<Claim> claims) {
    String list = fact.key().qualifier();
    Instant end = fact.validTo();
    if (fact.value() instanceof FactValue.None && !fact.conflict()) {
      return;
    }
    boolean begun = fact.validFrom() == null || horizon.begun(fact.validFrom());
    boolean ranked = fact.value() instanceof FactValue.Rank && !fact.conflict();
    if (ranked && begun && end != null && !horizon.maybeEnded(end)) {
      claims.add(new Claim(Claim.Kind.BESTSELLER, list, end));
    } else {
      if (begun && !fact.conflict()) { // of two statements one may lie ahead
        findings.omit("bestseller:" + list);
      }
      findings.add(
          ReasonCode.CLAIM_ENDED,
          INFO,
          fact,
          end == null ? "no end of the period known" : "period ended " + end,
          null,
          facts.ownerOf(fact).orElse(null));
    }
  }

  private static void award(
      Award award,
      Snapshot snapshot,
      Horizon horizon,
      ReasonCollector findings,
      List<Claim> claims) {
    String name = award.name() + " " + award.year();
    boolean honoured =
        snapshot.item().id().equals(award.item()) || honoured(award, snapshot) != null;
    boolean standing = award.overtakenBy() == null && honoured;
    boolean begun = horizon.begun(award.from());
    if (standing && begun) {
      String achievement =
          switch (award.achievement()) {
            case LONGLIST -> "longlist";
            case SHORTLIST -> "shortlist";
            case WINNER -> "winner";
          };
      Contributor person = honoured(award, snapshot);
      String whom = person == null ? "" : ", " + person.name();
      claims.add(new Claim(Claim.Kind.AWARD, achievement + ", " + name + whom, null));
    } else {
      if (begun) {
        findings.omit("award:" + award.id());
      }
      String observed =
          award.overtakenBy() == null
              ? "from " + award.from()
              : "overtaken by " + award.overtakenBy();
      findings.add(ReasonCode.CLAIM_ENDED, INFO, "award:" + award.id(), observed, null);
    }
  }

  /// The contributor whom an award honours, if the item is by that person; null if it is not.
  private static @Nullable Contributor honoured(Award award, Snapshot snapshot) {
    for (Contributor contributor : snapshot.brought().contributors()) {
      if (contributor.id().equals(award.contributor())) {
        return contributor;
      }
    }
    return null;
  }

  /// A biography is as fresh as its record: it is read with the item, and never goes by age.
  private static void biography(
      Contributor contributor, Horizon horizon, ReasonCollector findings, List<Claim> claims) {
    String text = contributor.bio();
    Instant until = contributor.bioUntil();
    if (text == null) {
      return;
    }
    if (until == null || !horizon.maybeEnded(until)) {
      claims.add(new Claim(Claim.Kind.BIOGRAPHY, contributor.name(), text, until));
    } else {
      findings.omit("biography:" + contributor.id());
      findings.add(
          ReasonCode.CLAIM_ENDED,
          INFO,
          "biography:" + contributor.id(),
          "superseded " + until,
          null);
    }
  }

  private static void event(
      Event event, Horizon horizon, ReasonCollector findings, List<Claim> claims) {
    boolean takesPlace = event.status() == Event.Status.SCHEDULED;
    if (takesPlace && !horizon.maybeEnded(event.until())) {
      claims.add(new Claim(Claim.Kind.EVENT, event.name() + ", " + event.place(), event.until()));
    } else {
      findings.omit("event:" + event.id());
      String observed =
          switch (event.status()) {
            case SCHEDULED -> "ended " + event.until();
            case CANCELLED -> "cancelled";
            case MOVED -> "moved";
          };
      findings.add(ReasonCode.CLAIM_ENDED, INFO, "event:" + event.id(), observed, null);
    }
  }
}
