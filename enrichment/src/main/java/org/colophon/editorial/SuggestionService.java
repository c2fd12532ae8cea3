package org.colophon.editorial;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentRule;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.FacetHasher;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.SuggestedSegment;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.linking.Linker;
import org.colophon.matching.MatchRequest;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentMatch;
import org.colophon.matching.SegmentMatches;
import org.colophon.recommend.Candidate;
import org.colophon.recommend.CandidateSource;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.similarity.RepeatedTexts;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.Vocabulary;

/// The service that suggests segments and annotations for a text. Works on any item, whatever its
/// verdict. Every *other* item that it shows passed the gate: for readers where an editor may put
/// it beside the text, for the desk where it is evidence. Thread-safe.
public final class SuggestionService {
  private static final int RELATED = 6;
  private static final int LOOK_ALIKES = 2;

  private final Models models;
  private final CandidateSource candidates;
  private final Gate gate;
  private final Catalog catalog;
  private final InstantSource clock;
  private final String territory;
  private final ZoneId zone;
  private final RepeatedTexts repeated = RepeatedTexts.shownAlone();

  /// @param territory of the readers whom an item is shown to
  /// @param zone of the days that a text names
  public SuggestionService(
      Models models,
      CandidateSource candidates,
      Gate gate,
      Catalog catalog,
      InstantSource clock,
      String territory,
      ZoneId zone) {
    this.territory = territory;
    this.zone = zone;
    this.models = models;
    this.candidates = candidates;
    this.gate = gate;
    this.catalog = catalog;
    this.clock = clock;
  }

  /// The models that read and match a text, with the previous decisions.
  ///
  /// @param vocabularies that subjects are taken from
  public record Models(
      EnrichmentPipeline pipeline,
      Matcher matcher,
      DecisionLog decisions,
      Linker linker,
      List<Vocabulary> vocabularies) {
    public Models {
      vocabularies = List.copyOf(vocabularies);
    }
  }

  /// Suggestions for a text that is not stored, for an editor.
  public Suggestions suggest(Draft draft) {
    return suggest(draft, Reading.BY_EDITOR);
  }

  /// The reader of suggestions, who decides what other items they may show.
  public enum Reading {
    BY_EDITOR,
    /// Nothing that may not be told to a language model.
    BY_LANGUAGE_MODEL;

    private Context evidence(String territory, ImprintId imprint) {
      Context desk = Context.desk(territory, imprint);
      return this == BY_EDITOR ? desk : desk.to(Purpose.GROUND_PROMPT);
    }

    private Context beside(String territory) {
      Context readers = Context.recommend(territory);
      return this == BY_EDITOR ? readers : readers.to(Purpose.GROUND_PROMPT);
    }
  }

  /// Suggestions for a text that is not stored.
  public Suggestions suggest(Draft draft, Reading reading) {
    return suggest(draft, reading, segment -> true);
  }

  /// Suggestions for a text that is not stored.
  ///
  /// @param seen the segments that whoever asks may know of
  public Suggestions suggest(Draft draft, Reading reading, Predicate<Segment> seen) {
    ItemVersion version = asVersion(draft, clock.instant());
    Preview verdict;
    try (GateSession session = gate.open(Context.recommend(territory))) {
      verdict = session.preview(version);
    }
    return suggest(version, verdict, List.of(), reading, seen);
  }

  /// Suggestions for a stored item; empty when there is none.
  public Optional<Suggestions> suggestFor(ItemId id) {
    return suggestFor(id, segment -> true);
  }

  /// Suggestions for a stored item; empty when there is none.
  ///
  /// @param seen the segments that whoever asks may know of
  public Optional<Suggestions> suggestFor(ItemId id, Predicate<Segment> seen) {
    Optional<ItemVersion> version;
    try (CatalogView view = catalog.view()) {
      version = view.item(id);
    }
    if (version.isEmpty()) {
      return Optional.empty();
    }
    Preview verdict;
    try (GateSession session = gate.open(Context.recommend(territory))) {
      verdict = session.preview(id);
    }
    return Optional.of(
        suggest(version.get(), verdict, models.decisions().of(id), Reading.BY_EDITOR, seen));
  }

  private Suggestions suggest(
      ItemVersion version,
      Preview verdict,
      List<Decision> decided,
      Reading reading,
      Predicate<Segment> seen) {
    Item item = version.item();
    ItemText text = ItemText.of(version);
    Enrichment enrichment = models.pipeline().enrich(text);
    CompletableFuture<List<Candidate>> found =
        CompletableFuture.supplyAsync(
            () -> candidates.alike(enrichment, item.id(), reading.beside(territory)));
    SegmentMatches matches =
        models.matcher().segmentsFor(MatchRequest.of(item, links(item.id()), enrichment), seen);
    ItemDecisions answers = new ItemDecisions(decided, text);
    List<Candidate> near = found.join();
    try (GateSession session = gate.open(reading.evidence(territory, item.imprint()));
        GateSession readers = gate.open(reading.beside(territory))) {
      Shown shown = new Shown(session, item.id(), text, repeated);
      Shown related =
          new Shown(readers.beside(Neighbours.beside(item.id())), item.id(), text, repeated);
      ContextReader.Findings read = context(item, enrichment, session);
      return new Suggestions(
          enrichment.language(),
          segments(matches.matches(), near, answers, shown),
          others(matches.rest(), answers),
          matches.leftOut(),
          matches.note(),
          answers.to(
              Stream.concat(enrichment.annotations().stream(), read.links().stream()).toList()),
          read.about(),
          related.first(near, RELATED, Segment.Rules.NONE),
          verdict,
          version.hashes().text());
    }
  }

  private List<ItemLink> links(ItemId item) {
    try (CatalogView view = catalog.view()) {
      return view.links(item);
    }
  }

  private ContextReader.Findings context(Item item, Enrichment enrichment, GateSession session) {
    try (CatalogView view = catalog.view()) {
      return new ContextReader(models, view, session, zone).of(item, enrichment);
    }
  }

  private List<SuggestedSegment> segments(
      List<SegmentMatch> matches, List<Candidate> near, ItemDecisions answers, Shown shown) {
    List<SuggestedSegment> result = new ArrayList<>();
    for (SegmentMatch match : matches) {
      SegmentId id = match.segment().id();
      Answered answered = answers.toSegment(id);
      if (answered != Answered.REJECTED) {
        result.add(new SuggestedSegment(match, lookAlikes(match.segment(), near, shown), answered));
      }
    }
    return result;
  }

  /// Of the items near the text those that are most like the segment; where they are too few, what
  /// its owner gave as examples.
  private List<Recommended> lookAlikes(Segment segment, List<Candidate> near, Shown shown) {
    List<Candidate> alike = new ArrayList<>(candidates.asLikedBy(segment, near));
    segment.definition().positive().forEach(id -> alike.add(new Candidate(id, 0, "example")));
    return shown.first(alike, LOOK_ALIKES, segment.definition().rules());
  }

  /// Segments that do not fit come without look-alikes.
  private static List<SuggestedSegment> others(List<SegmentMatch> rest, ItemDecisions answers) {
    return rest.stream()
        .map(match ->
            new SuggestedSegment(match, List.of(), answers.toSegment(match.segment().id())))
        .filter(other -> other.answered() != Answered.REJECTED)
        .toList();
  }

  /// The items that the gate clears for an editor or a reader, without the item being edited.
  private record Shown(GateSession session, ItemId self, ItemText text, RepeatedTexts repeated) {
    /// The first of the ranked that pass the gate and the rules and repeat neither the text nor
    /// each other.
    List<Recommended> first(List<Candidate> ranked, int many, Segment.Rules rules) {
      List<Recommended> result = new ArrayList<>();
      RepeatedTexts.OfList texts = repeated.list();
      texts.beside(text);
      for (Candidate candidate : ranked) {
        boolean known = result.stream().anyMatch(r -> r.item().id().equals(candidate.item()));
        if (result.size() < many
            && !known
            && !candidate.item().equals(self)
            && session.decide(candidate.item()) instanceof Verdict.Pass(var cleared, var reasons)
            && rules.admit(candidateOf(cleared))
            && !texts.repeats(cleared.title(), cleared.text(), cleared.textHash())) {
          result.add(new Recommended(cleared, candidate.score(), candidate.why()));
        }
      }
      return result;
    }

    private static SegmentRule.Candidate candidateOf(Cleared item) {
      return new SegmentRule.Candidate(
          item.language(), item.type(), item.imprint(), item.readership().ages(), null);
    }
  }

  private static List<Product> products(Draft draft) {
    return draft.type() == ContentType.BOOK && draft.isbn13() != null
        ? List.of(new Product(new ProductId("draft"), draft.isbn13(), ProductForm.HARDCOVER))
        : List.of();
  }

  /// The draft as if it were published now.
  private static ItemVersion asVersion(Draft draft, Instant now) {
    ItemId id = new ItemId("draft");
    SourceId source = draft.source() == null ? new SourceId("draft") : draft.source();
    Item item =
        new Item(
            id,
            draft.imprint(),
            draft.type(),
            draft.desk(),
            new Identity(
                source,
                "draft",
                draft.isbn13() == null ? null : "isbn:" + draft.isbn13(),
                draft.canonicalUrl(),
                null,
                null),
            new Content(
                draft.language(),
                draft.title(),
                null,
                draft.text(),
                List.of(),
                List.of(),
                null,
                null),
            Lifecycle.publishedAt(now.minusSeconds(60)),
            products(draft),
            List.of(),
            List.of());
    FacetHashes hashes = FacetHasher.of(item);
    return new ItemVersion(item, 1, hashes, now, now, 0, false, false);
  }
}
