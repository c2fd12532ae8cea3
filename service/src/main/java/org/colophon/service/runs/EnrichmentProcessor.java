package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;

/// A processor of enrichment runs: it reads texts again.
public final class EnrichmentProcessor implements ItemProcessor {
  private final EnrichedItems items;
  private final BatchVectors vectors;
  private final Closing models;
  private final Set<Annotation.Kind> only;
  private final String fingerprint;
  private final DecisionLog decisions;

  /// Closes models; closing twice is harmless.
  public interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /// @param items whose vectors are those of `vectors`; its store is not used
  /// @param models closed with the processor
  /// @param only which annotations are made anew; empty: all
  public EnrichmentProcessor(
      EnrichedItems items,
      BatchVectors vectors,
      Closing models,
      Set<Annotation.Kind> only,
      String fingerprint,
      DecisionLog decisions) {
    this.items = items;
    this.vectors = vectors;
    this.models = models;
    this.only = Set.copyOf(only);
    this.fingerprint = fingerprint;
    this.decisions = decisions;
  }

  @Override
  public ItemResult make(ItemVersion version, Optional<ItemResult> accepted) {
    Stored made = items.make(ItemText.of(version));
    List<Annotation> before =
        accepted.orElse(null) instanceof ItemResult.Enriched(Stored stored)
            ? stored.annotations()
            : List.of();
    boolean sameText = accepted.filter(a -> a.inputHash().equals(made.inputHash())).isPresent();
    List<Annotation> chosen = made.annotations();
    if (!only.isEmpty() && sameText) {
      chosen = new ArrayList<>(before.stream().filter(a -> !only.contains(a.kind())).toList());
      chosen.addAll(made.annotations().stream().filter(a -> only.contains(a.kind())).toList());
    }
    return new ItemResult.Enriched(
        new Stored(
            made.language(),
            made.inputHash(),
            made.digest(),
            made.passages(),
            DecisionMerge.respected(
                chosen,
                before,
                decisions.of(version.item().id()),
                SentenceFingerprints.of(ItemText.of(version))),
            sameText && !isWhole(accepted) ? fingerprint : RunKind.wholeOf(fingerprint)));
  }

  /// Whether the rest, which is not made anew, was made in the present way too.
  private boolean isWhole(Optional<ItemResult> accepted) {
    return accepted.orElse(null) instanceof ItemResult.Enriched(Stored stored)
        && stored.fingerprint().equals(RunKind.wholeOf(fingerprint));
  }

  @Override
  public void flush() {
    vectors.flush();
  }

  @Override
  public void close() {
    models.close();
  }
}
