package org.colophon.service.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Says where requests spend their time: looks at the stacks of the server's threads every few
/// milliseconds and counts each one by the innermost of some places that it is in.
final class Sampler implements Runnable {
  private static final String REQUEST = "org.colophon.editorial.SuggestionService";
  private static final int EVERY_MILLIS = 3;

  /// From the inside out: the first that is in the stack counts.
  private static final Map<String, String> PLACES = places();

  private final Map<String, Integer> counts = new TreeMap<>();
  private int all;

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("org.colophon.models.onnx.", "embedding");
    places.put("org.colophon.annotation.CachedEmbedder", "vectors kept");
    places.put("org.colophon.keyphrases.", "keyphrases");
    places.put("org.colophon.subjects.", "subjects");
    places.put("org.colophon.models.names.", "names");
    places.put("org.colophon.models.", "language, words, tags");
    places.put("org.colophon.enrichment.EnrichmentPipeline", "rest of reading");
    places.put("org.colophon.matching.Matcher", "segments");
    places.put("org.colophon.recommend.", "items nearby and look-alikes");
    places.put("org.colophon.governance.", "gate");
    places.put("java.util.concurrent.CompletableFuture", "waiting for items nearby");
    places.put(REQUEST, "rest");
    return places;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.getAllStackTraces().values().forEach(this::count);
      try {
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void count(StackTraceElement[] stack) {
    boolean request = List.of(stack).stream().anyMatch(f -> f.getClassName().startsWith(REQUEST));
    if (!request) {
      return;
    }
    all++;
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      boolean here =
          List.of(stack).stream().anyMatch(f -> f.getClassName().startsWith(place.getKey()));
      if (here) {
        counts.merge(place.getValue(), 1, Integer::sum);
        return;
      }
    }
  }

  /// The shares so far, and starts anew.
  synchronized String shares() {
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(e ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(e.getKey())
                .append(' ')
                .append(Math.round(100.0 * e.getValue() / Math.max(1, all)))
                .append(" %"));
    counts.clear();
    all = 0;
    return text.toString();
  }
}
