package org.colophon.eval.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Measures of the product's promises: nothing stale is shown, and suggestions are worth showing.
public final class Promises {
  private Promises() {}

  /// An item that was shown at an instant, in a replayed life of a catalogue.
  public record Shown(String item, Instant at) {}

  /// A time in which an item may be shown, `[from, until)`; `until` is null for ever.
  public record Window(Instant from, @Nullable Instant until) {
    boolean contains(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  /// Share of what was shown at a time when the truth did not allow it; an item without a window
  /// was never allowed. 0 where nothing was shown (see it beside the number shown: a gate that
  /// shows nothing leaks nothing).
  public static double staleLeakRate(Collection<Shown> shown, Map<String, List<Window>> allowed) {
    return shown.stream()
        .mapToInt(one -> isAllowed(one, allowed.getOrDefault(one.item(), List.of())) ? 0 : 1)
        .average()
        .orElse(0);
  }

  /// Share of suggestions whose evidence was found correct, or that were accepted; 0 for none. The
  /// flags are people's judgements, one per suggestion.
  public static double share(Collection<Boolean> judgements) {
    return judgements.stream().mapToInt(good -> good ? 1 : 0).average().orElse(0);
  }

  private static boolean isAllowed(Shown shown, List<Window> windows) {
    return windows.stream().anyMatch(window -> window.contains(shown.at()));
  }
}
