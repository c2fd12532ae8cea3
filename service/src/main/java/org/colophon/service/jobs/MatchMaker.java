package org.colophon.service.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.ItemText;
import org.colophon.matching.MatchRequest;
import org.colophon.matching.Matcher;

/// Compares items with the segments.
public final class MatchMaker implements Maker {
  private final EnrichmentPipeline pipeline;
  private final Supplier<Matcher> matcher;
  private final BatchVectors vectors;
  private final EnrichMaker.Closing models;

  /// @param matcher the one in use, of the same model as the pipeline
  /// @param models closed with the maker
  public MatchMaker(
      EnrichmentPipeline pipeline,
      Supplier<Matcher> matcher,
      BatchVectors vectors,
      EnrichMaker.Closing models) {
    this.pipeline = pipeline;
    this.matcher = matcher;
    this.vectors = vectors;
    this.models = models;
  }

  @Override
  public Result make(ItemVersion version, Optional<Result> accepted) {
    MatchRequest request = MatchRequest.of(version.item(), pipeline.enrich(ItemText.of(version)));
    List<Line> lines =
        matcher.get().segmentsFor(request).matches().stream()
            .map(m -> new Line("SEGMENT", m.segment().id().value(), m.segment().name(), m.score()))
            .toList();
    return new Result.Listed(version.hashes().text(), lines);
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
