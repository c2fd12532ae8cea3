package org.colophon.service.app;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Feedback;
import org.colophon.audience.Feedbacks;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.models.Embedding;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.profile.ItemFeatures;
import org.colophon.service.catalog.SqliteRecentItems;

/// Items for readers' lists: their vectors as last enriched, what they are about, what is new of
/// them, and what was chosen of them. Thread-safe.
record ReaderItems(EnrichedItems enriched, SqliteRecentItems shelf, Feedbacks feedbacks)
    implements ReaderLists.Items {
  @Override
  public Optional<Embedding> vector(ItemId item) {
    return enriched.find(item).flatMap(EnrichedItems.Enriched::gist);
  }

  @Override
  public Optional<ItemFeatures> features(ItemId item) {
    return vector(item)
        .map(about -> {
          Set<String> topics = new HashSet<>();
          Set<String> makers = new HashSet<>();
          shelf.about(item).forEach(one -> (one.startsWith("subject:") ? topics : makers).add(one));
          return new ItemFeatures(about, topics, makers);
        });
  }

  @Override
  public List<Feedback> feedback(int most) {
    return feedbacks.latest(most);
  }

  @Override
  public List<ItemId> newest(Set<String> languages, int many) {
    return shelf.newest(languages, many);
  }
}
