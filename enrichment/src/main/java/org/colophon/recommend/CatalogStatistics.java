package org.colophon.recommend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Feedback;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;
import org.colophon.recommend.profile.BackgroundMean;
import org.colophon.recommend.profile.ClickModel;
import org.colophon.recommend.profile.ItemFeatures;
import org.jspecify.annotations.Nullable;

/// The background mean of the catalogue's texts and the click model of readers' choices, recomputed
/// from time to time. Of a choice nothing is known but the items. Thread-safe.
final class CatalogStatistics {
  static final int MOST_TEXTS = 300;
  static final int MOST_FEEDBACK = 1_000;
  private static final Duration LASTS = Duration.ofMinutes(10);

  private final ReaderLists.Items items;
  private final InstantSource clock;
  private @Nullable View latest;

  CatalogStatistics(ReaderLists.Items items, InstantSource clock) {
    this.items = items;
    this.clock = clock;
  }

  /// The statistics at one instant.
  record View(BackgroundMean background, ClickModel clickModel, Instant madeAt) {}

  synchronized View now() {
    Instant now = clock.instant();
    View view = latest;
    if (view == null || !now.isBefore(view.madeAt().plus(LASTS))) {
      BackgroundMean background = BackgroundMean.of(texts());
      view = new View(background, ClickModel.of(background, offers()), now);
      latest = view;
    }
    return view;
  }

  private List<Embedding> texts() {
    return items.newest(Set.of(), MOST_TEXTS).stream()
        .flatMap(id -> items.vector(id).stream())
        .toList();
  }

  /// Answers of which something was clicked and something was not.
  private List<ClickModel.Offer> offers() {
    Map<String, List<Feedback>> answers = new LinkedHashMap<>();
    for (Feedback feedback : items.feedback(MOST_FEEDBACK)) {
      answers.computeIfAbsent(feedback.response(), r -> new ArrayList<>()).add(feedback);
    }
    return answers.values().stream()
        .map(this::offer)
        .filter(offer -> !offer.chosen().isEmpty())
        .filter(offer -> offer.chosen().size() < offer.shown().size())
        .toList();
  }

  private ClickModel.Offer offer(List<Feedback> answer) {
    Map<ItemId, Boolean> clicked = new LinkedHashMap<>();
    for (Feedback feedback : answer) {
      clicked.merge(feedback.item(), feedback.kind() == Feedback.Kind.CLICKED, Boolean::logicalOr);
    }
    List<ItemFeatures> shown = new ArrayList<>();
    Set<Integer> chosen = new HashSet<>();
    clicked.forEach((id, wasClicked) -> {
      Optional<ItemFeatures> entry = items.features(id);
      if (entry.isPresent() && wasClicked) {
        chosen.add(shown.size());
      }
      entry.ifPresent(shown::add);
    });
    return new ClickModel.Offer(shown, chosen);
  }
}
