package org.colophon.eval.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Claim;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.PolicySource;
import org.colophon.recommend.Candidate;
import org.colophon.recommend.CandidateSource;
import org.colophon.recommend.Recommendations;
import org.colophon.recommend.Recommender;

/// A storefront with the product's own recommender behind the product's own gate; candidates are
/// all that is offered, good or bad, in as many lists as it takes.
public final class GatedStorefront implements Storefront {
  private static final int PER_LIST = 75;

  private final Gate gate;

  private GatedStorefront(Gate gate) {
    this.gate = gate;
  }

  /// A storefront under these policies.
  public static Storefront.Opening under(PolicySource policies) {
    return (Catalog catalog, InstantSource clock) ->
        new GatedStorefront(new Gate(catalog, policies, clock));
  }

  @Override
  public Set<String> shown(List<ItemId> offered) {
    Set<String> shown = new TreeSet<>();
    for (int from = 0; from < offered.size(); from += PER_LIST) {
      List<ItemId> part = offered.subList(from, Math.min(offered.size(), from + PER_LIST));
      Recommendations list =
          new Recommender(new Everything(part), gate)
              .forSegment(
                  new SegmentId("everybody"),
                  Context.recommend(CatalogueScript.TERRITORY),
                  PER_LIST);
      list.items().forEach(entry -> see(entry.item(), shown));
    }
    return shown;
  }

  private static void see(Cleared item, Set<String> shown) {
    shown.add(CatalogueScript.item(item.id()));
    item.offer()
        .map(offer -> offer.price())
        .ifPresent(price -> shown.add(CatalogueScript.price(item.id(), price.amount())));
    for (Claim claim : item.claims()) {
      if (claim.kind() == Claim.Kind.BESTSELLER) {
        shown.add(CatalogueScript.bestseller(item.id(), claim.name()));
      }
    }
  }

  /// A candidate source that offers every item to everybody.
  private record Everything(List<ItemId> items) implements CandidateSource {
    @Override
    public List<Candidate> forSegment(SegmentId segment, Context context, Instant now, int many) {
      List<Candidate> candidates = new ArrayList<>();
      items.stream().limit(many).forEach(id -> candidates.add(new Candidate(id, 1, "offered")));
      return candidates;
    }

    @Override
    public List<Candidate> related(ItemId item, Context context, int many) {
      return List.of();
    }

    @Override
    public List<Candidate> near(Enrichment text, int many) {
      return List.of();
    }
  }
}
