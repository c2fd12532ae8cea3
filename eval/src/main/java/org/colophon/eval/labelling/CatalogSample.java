package org.colophon.eval.labelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.labelling.SampledItem.Stratum;

/// A sample of the items that a catalogue now has.
final class CatalogSample {

  private CatalogSample() {}

  /// Draws what is asked for of the items that may be drawn; deleted ones are not.
  static List<SampledItem> draw(
      CatalogView view, LabellingService.Request request, Predicate<ItemId> mayBeDrawn) {
    Map<ItemId, Stratum> strata = strata(view, request.plan(), mayBeDrawn);
    return new Sampler(request.seed())
        .draw(strata, request.size()).stream()
            .flatMap(id -> view.item(id).stream())
            .map(CatalogSample::drawn)
            .toList();
  }

  private static Map<ItemId, Stratum> strata(
      CatalogView view, Plan plan, Predicate<ItemId> mayBeDrawn) {
    Map<ItemId, Stratum> strata = new LinkedHashMap<>();
    for (ItemId id : (Iterable<ItemId>) view.items()::iterator) {
      Optional<ItemVersion> version = view.item(id).filter(v -> !v.tombstone());
      if (version.isPresent()) {
        Stratum stratum = stratum(version.get().item());
        boolean asked = plan.imprint() == null || plan.imprint().equals(stratum.imprint());
        if (asked && mayBeDrawn.test(id)) {
          strata.put(id, stratum);
        }
      }
    }
    return strata;
  }

  private static SampledItem drawn(ItemVersion version) {
    Item item = version.item();
    return new SampledItem(
        item.id(),
        stratum(item),
        item.content().title(),
        item.content().text(),
        version.hashes().text());
  }

  private static Stratum stratum(Item item) {
    return new Stratum(item.imprint(), item.content().language(), item.type());
  }
}
