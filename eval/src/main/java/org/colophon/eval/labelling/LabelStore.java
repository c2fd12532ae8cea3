package org.colophon.eval.labelling;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;

/// A store of labellings; nothing in it is ever changed or removed. Thread-safe.
public interface LabelStore {
  /// Keeps a labelling and its sample, in the order in which the items are shown.
  ///
  /// @return false where there is one of that id, which stays as it is
  boolean open(Labelling labelling, List<SampledItem> sample);

  Optional<Labelling> find(LabellingId id);

  /// All labellings, by id.
  List<Labelling> all();

  /// The sample of a labelling in its order; empty where there is no such labelling.
  List<SampledItem> sample(LabellingId id);

  /// The items of a sample in its order, without their texts.
  List<ItemId> order(LabellingId id);

  /// One item of a sample.
  Optional<SampledItem> item(LabellingId id, ItemId item);

  /// Adds what somebody said; what was said before stays.
  void append(LabellingId id, LabelEntry given);

  /// Everything that was said in a labelling, oldest first.
  List<LabelEntry> given(LabellingId id);
}
