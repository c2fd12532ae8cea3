package org.colophon.service.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;

/// The pace of decisions in an imprint: how often people accept, and how many items they accept as
/// a whole in a moment. Nobody reads several suggestions and their evidence in five seconds.
/// Nothing is counted by person.
///
/// @param decisions answers of the last 90 days
/// @param accepted those that accept
/// @param items with an answer
/// @param atOnce items with at least four answers, all within five seconds and all accepting
record DecisionPace(String imprint, int decisions, int accepted, int items, int atOnce) {
  private static final Duration SPAN = Duration.ofDays(90);
  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final int SEVERAL = 4;
  private static final int MOST = 20_000;
  private static final int ENOUGH_ITEMS = 10;

  /// Whether so many items are accepted at once that the answers say nothing about the suggestions.
  boolean isTooFast() {
    return items >= ENOUGH_ITEMS && 2 * atOnce > items;
  }

  /// By imprint; items that are no longer there are left out.
  static List<DecisionPace> of(DecisionLog log, CatalogView view, Instant now) {
    Map<ItemId, List<Decision>> byItem =
        log.recent(MOST).stream()
            .filter(decision -> decision.at().isAfter(now.minus(SPAN)))
            .collect(Collectors.groupingBy(Decision::item));
    Map<String, List<List<Decision>>> byImprint = new TreeMap<>();
    byItem.forEach((item, answers) -> {
      Optional<String> imprint = view.item(item).map(v -> v.item().imprint().value());
      List<Decision> latest = DecisionLog.latest(answers.reversed());
      imprint.ifPresent(i -> byImprint.computeIfAbsent(i, _ -> new ArrayList<>()).add(latest));
    });
    return byImprint.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static DecisionPace of(String imprint, List<List<Decision>> items) {
    List<Decision> all = items.stream().flatMap(List::stream).toList();
    int accepted = (int) all.stream().filter(DecisionPace::accepts).count();
    int atOnce = (int) items.stream().filter(DecisionPace::isAtOnce).count();
    return new DecisionPace(imprint, all.size(), accepted, items.size(), atOnce);
  }

  private static boolean isAtOnce(List<Decision> answers) {
    Instant first = answers.stream().map(Decision::at).min(Instant::compareTo).orElseThrow();
    Instant last = answers.stream().map(Decision::at).max(Instant::compareTo).orElseThrow();
    return answers.size() >= SEVERAL
        && answers.stream().allMatch(DecisionPace::accepts)
        && Duration.between(first, last).compareTo(MOMENT) <= 0;
  }

  private static boolean accepts(Decision decision) {
    return decision.answer() == Answer.ACCEPTED;
  }
}
