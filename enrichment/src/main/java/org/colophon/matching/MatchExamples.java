package org.colophon.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.text.ItemText;

/// A builder of training examples from people's decisions; item and segment are compared as they
/// are now. An item that defines a segment, as an example or a counter-example, says nothing about
/// it.
public final class MatchExamples {
  private final EnrichmentPipeline pipeline;
  private final Matcher matcher;

  public MatchExamples(EnrichmentPipeline pipeline, Matcher matcher) {
    this.pipeline = pipeline;
    this.matcher = matcher;
  }

  /// The training examples of one item.
  ///
  /// @param links what people linked it to
  /// @param said by segment, whether it fits; segments that are not suggested at all are left out
  public List<MatchExample> of(
      ItemVersion version, List<ItemLink> links, Map<SegmentId, Boolean> said) {
    Item item = version.item();
    MatchRequest request = MatchRequest.of(item, links, pipeline.enrich(ItemText.of(version)));
    return of(item.id(), request, said);
  }

  /// The training examples of a text that is not in the catalogue.
  ///
  /// @param id that the examples shall have
  public List<MatchExample> of(
      ItemId id, ItemText text, ContentType type, ImprintId imprint, Map<SegmentId, Boolean> said) {
    return of(id, new MatchRequest(pipeline.enrich(text), type, imprint, Set.of()), said);
  }

  private List<MatchExample> of(ItemId id, MatchRequest request, Map<SegmentId, Boolean> said) {
    List<MatchExample> examples = new ArrayList<>();
    for (Matcher.Scored scored :
        matcher.scored(request, new TextTerms(request), matcher.model(), new ArrayList<>())) {
      Segment segment = scored.segment();
      Optional<Boolean> fits = Optional.ofNullable(said.get(segment.id()));
      boolean defines =
          segment.definition().positive().contains(id)
              || segment.definition().negative().contains(id);
      if (fits.isPresent() && !defines) {
        double[] features = MatchModel.inputs(scored.features());
        List<String> slices = slices(request, segment.id());
        examples.add(new MatchExample(id, segment.id(), fits.get(), features, slices));
      }
    }
    return examples;
  }

  private static List<String> slices(MatchRequest request, SegmentId segment) {
    return List.of(
        "language=" + request.enrichment().language().code(),
        "imprint=" + request.imprint().value(),
        "type=" + request.type().name().toLowerCase(Locale.ROOT),
        "segment=" + segment.value());
  }
}
