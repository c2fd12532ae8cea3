package org.colophon.service.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.matching.MatchRequest;
import org.colophon.matching.Matcher;
import org.colophon.text.ItemText;

/// Compares items with the segments.
public final class MatchProcessor implements ItemProcessor {
  private final EnrichmentPipeline pipeline;
  private final Supplier<Matcher> matcher;
  private final Function<ItemId, List<ItemLink>> links;
  private final BatchVectors vectors;
  private final EnrichmentProcessor.Closing models;

  /// @param matcher the one in use, of the same model as the pipeline
  /// @param links what people linked an item to
  /// @param models closed with the maker
  public MatchProcessor(
      EnrichmentPipeline pipeline,
      Supplier<Matcher> matcher,
      Function<ItemId, List<ItemLink>> links,
      BatchVectors vectors,
      EnrichmentProcessor.Closing models) {
    this.pipeline = pipeline;
    this.matcher = matcher;
    this.links = links;
    this.vectors = vectors;
    this.models = models;
  }

  @Override
  public ItemResult make(ItemVersion version, Optional<ItemResult> accepted) {
    MatchRequest request =
        MatchRequest.of(
            version.item(),
            links.apply(version.item().id()),
            pipeline.enrich(ItemText.of(version)));
    List<ResultLine> lines =
        matcher.get().segmentsFor(request).matches().stream()
            .map(m ->
                new ResultLine("SEGMENT", m.segment().id().value(), m.segment().name(), m.score()))
            .toList();
    return new ItemResult.Listed(version.hashes().text(), lines);
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
