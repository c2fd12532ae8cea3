package org.colophon.eval.labelling.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.LabelStore;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.SampledItem;

/// Labellings in memory, for tests.
public final class MemoryLabels implements LabelStore {
  private final Map<String, Kept> kept = new TreeMap<>();

  /// A labelling with its sample and its log of labels.
  private record Kept(Labelling labelling, List<SampledItem> sample, List<LabelEntry> entries) {}

  /// An empty store.
  public MemoryLabels() {}

  @Override
  public synchronized boolean open(Labelling labelling, List<SampledItem> sample) {
    Kept opened = new Kept(labelling, List.copyOf(sample), new ArrayList<>());
    return kept.putIfAbsent(labelling.id().value(), opened) == null;
  }

  @Override
  public synchronized Optional<Labelling> find(LabellingId id) {
    return Optional.ofNullable(kept.get(id.value())).map(Kept::labelling);
  }

  @Override
  public synchronized List<Labelling> all() {
    return kept.values().stream().map(Kept::labelling).toList();
  }

  @Override
  public synchronized List<SampledItem> sample(LabellingId id) {
    Kept known = kept.get(id.value());
    return known == null ? List.of() : known.sample();
  }

  @Override
  public List<ItemId> order(LabellingId id) {
    return sample(id).stream().map(SampledItem::item).toList();
  }

  @Override
  public Optional<SampledItem> item(LabellingId id, ItemId item) {
    return sample(id).stream().filter(drawn -> drawn.item().equals(item)).findFirst();
  }

  @Override
  public synchronized void append(LabellingId id, LabelEntry given) {
    Kept known = kept.get(id.value());
    if (known == null) {
      throw new IllegalArgumentException("labelling '" + id + "' was not found");
    }
    known.entries().add(given);
  }

  @Override
  public synchronized List<LabelEntry> given(LabellingId id) {
    Kept known = kept.get(id.value());
    return known == null ? List.of() : List.copyOf(known.entries());
  }
}
