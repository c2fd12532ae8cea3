package org.colophon.recommend;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.annotation.VectorStore;
import org.colophon.audience.Audiences;
import org.colophon.audience.Prototype;
import org.colophon.audience.Prototypes;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.governance.Context;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.RelatedRanking;
import org.colophon.matching.RelatedText;
import org.colophon.matching.SegmentScores;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;

/// Candidates from the index: what editors targeted first, then what fits or is near. Thread-safe.
public final class IndexCandidates implements CandidateSource {
  private static final int MOST_WORDS = 24;

  private final ItemIndex index;
  private final Segments segments;
  private final Texts texts;
  private final Eligibility eligibility;
  private final InstantSource clock;
  private final Rejections rejections;
  private final FittingItems fitting;
  private final RelatedItems relatedItems;

  public IndexCandidates(
      ItemIndex index,
      Segments segments,
      Texts texts,
      Eligibility eligibility,
      InstantSource clock) {
    this.index = index;
    this.segments = segments;
    this.texts = texts;
    this.rejections = new Rejections(segments.decisions(), texts.texts());
    this.fitting = new FittingItems(index, segments, rejections);
    this.relatedItems = new RelatedItems(texts);
    this.eligibility = eligibility;
    this.clock = clock;
  }

  /// The stores of segments, targetings, prototypes, of what people decided about segments, and of
  /// the scores that the desk shows.
  public record Segments(
      Audiences audiences,
      Targetings targetings,
      PrototypeSource prototypes,
      DecisionLog decisions,
      SegmentScores scores) {}

  /// A lookup of a segment's current prototypes.
  public interface PrototypeSource {
    List<Prototype> of(SegmentId segment);
  }

  /// The stores of items' enrichments, vectors and texts.
  public record Texts(EnrichmentStore enrichments, VectorStore vectors, TextSource texts) {}

  /// A lookup of items' texts.
  @FunctionalInterface
  public interface TextSource {
    /// The texts of those items that there are.
    Map<ItemId, ItemText> of(List<ItemId> items);
  }

  /// Scores what may fit a segment, so that its first list need not wait for it.
  public void prepare(Segment segment) {
    fitting.of(segment, Set.of(), id -> true, 1);
  }

  /// Forgets what is remembered of items that were indexed anew.
  public void forget(Collection<ItemId> changed) {
    relatedItems.forget(changed);
  }

  @Override
  public List<Candidate> forSegment(SegmentId id, Context context, Instant now, int many) {
    Optional<Segment> segment = segments.audiences().find(id).map(Audiences.Stored::segment);
    if (segment.isEmpty()) {
      return List.of();
    }
    List<Candidate> result = new ArrayList<>();
    Set<ItemId> targeted = new LinkedHashSet<>();
    for (Targeting targeting : segments.targetings().of(id, now)) {
      if (targeted.add(targeting.item()) && result.size() < many) {
        result.add(targeted(targeting, id));
      }
    }
    if (result.size() < many) {
      result.addAll(
          fitting.of(segment.get(), targeted, eligibility.at(context, now), many - result.size()));
    }
    return result;
  }

  private Candidate targeted(Targeting targeting, SegmentId segment) {
    return new Candidate(
        targeting.item(),
        segments.scores().of(targeting.item(), segment).orElse(0),
        "targeted",
        Candidate.CHOSEN,
        targeting.until());
  }

  @Override
  public List<Candidate> withoutRejected(SegmentId segment, List<Candidate> some) {
    Set<ItemId> rejected =
        rejections.of(segment, some.stream().map(Candidate::item).distinct().toList());
    return some.stream().filter(candidate -> !rejected.contains(candidate.item())).toList();
  }

  @Override
  public List<Candidate> forInterest(Interest interest, Context context, int many) {
    ItemQuery.Filter filter =
        new ItemQuery.Filter(
            interest.languages(),
            Set.of(),
            Set.of(),
            interest.without(),
            eligibility.at(context, clock.instant()));
    return search(new ItemQuery(interest.vectors(), "", "und", filter, many));
  }

  @Override
  public List<Candidate> related(ItemId item, Context context, int many) {
    Optional<ItemText> text = Optional.ofNullable(texts.texts().of(List.of(item)).get(item));
    Optional<EnrichmentStore.Stored> stored = texts.enrichments().find(item);
    if (text.isEmpty() || stored.isEmpty()) {
      return List.of();
    }
    EnrichmentStore.Stored made = stored.get();
    List<EmbeddedPassage> passages = relatedItems.passages(made);
    List<Annotation> annotations = answered(item, made.annotations());
    return alike(new Read(text.get(), made.language(), passages, annotations), item, context)
        .stream()
        .limit(many)
        .toList();
  }

  /// What people accepted of an item, then what was found in it and nobody rejected.
  private List<Annotation> answered(ItemId item, List<Annotation> found) {
    List<Decision> decisions = segments.decisions().of(item);
    List<Annotation> answered = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.answer() == DecisionLog.Answer.ACCEPTED) {
        decision.annotation().ifPresent(answered::add);
      }
    }
    for (Annotation annotation : found) {
      if (decisions.stream()
          .noneMatch(d -> d.answer() != DecisionLog.Answer.REVOKED && d.isAbout(annotation))) {
        answered.add(annotation);
      }
    }
    return answered;
  }

  @Override
  public List<Candidate> asLikedBy(Segment segment, List<Candidate> candidates) {
    Map<ItemId, Candidate> byItem = new LinkedHashMap<>();
    candidates.forEach(c -> byItem.putIfAbsent(c.item(), c));
    segment.definition().negative().forEach(byItem::remove);
    List<Embedding> vectors =
        segments.prototypes().of(segment.id()).stream()
            .filter(prototype -> !prototype.negative())
            .map(Prototype::vector)
            .toList();
    return index.rank(List.copyOf(byItem.keySet()), vectors).stream()
        .flatMap(hit -> Stream.ofNullable(byItem.get(hit.id())))
        .toList();
  }

  @Override
  public List<Candidate> near(Enrichment text, int many) {
    return search(near(Read.of(text), Set.of(), id -> true, many));
  }

  @Override
  public List<Candidate> alike(Enrichment text, ItemId self, Context context) {
    return alike(Read.of(text), self, context);
  }

  /// A text and what was read of it.
  private record Read(
      ItemText text,
      String language,
      List<EmbeddedPassage> passages,
      List<Annotation> annotations) {
    static Read of(Enrichment made) {
      return new Read(made.text(), made.language().code(), made.passages(), made.annotations());
    }
  }

  private static ItemQuery near(
      Read read, Set<ItemId> without, Predicate<ItemId> eligible, int many) {
    return new ItemQuery(
        gist(read.passages.stream().map(EmbeddedPassage::vector).toList()),
        words(read.annotations),
        read.language,
        subjects(read.annotations),
        sameLanguage(read.language, without, eligible),
        many);
  }

  private List<Candidate> alike(Read read, ItemId self, Context context) {
    Optional<Embedding> about = EmbeddedPassage.gist(read.passages);
    if (about.isEmpty()) {
      return List.of();
    }
    Predicate<ItemId> eligible = eligibility.at(context, clock.instant());
    Map<ItemId, Candidate> near = new LinkedHashMap<>();
    search(near(read, Set.of(self), eligible, MOST_ALIKE))
        .forEach(candidate -> near.put(candidate.item(), candidate));
    RelatedText own = RelatedText.of(read.language, read.text, about.get());
    return RelatedRanking.of(own, relatedItems.of(near.keySet())).stream()
        .flatMap(related ->
            Stream.ofNullable(near.get(related.id()))
                .map(one -> new Candidate(one.item(), related.score(), one.why(), one.seen())))
        .toList();
  }

  /// One direction for a whole text, in which the first vector, the title's, weighs as much as all
  /// others: a search for each of a long text's passages costs as many times as much.
  private static List<Embedding> gist(List<Embedding> passages) {
    if (passages.size() <= 1) {
      return passages;
    }
    Embedding rest = Prototypes.mean(passages.subList(1, passages.size())).orElseThrow();
    return Prototypes.mean(List.of(passages.getFirst(), rest)).stream().toList();
  }

  /// Readers of one language are not helped by titles in another; an unknown language rules nothing
  /// out.
  private static ItemQuery.Filter sameLanguage(
      String language, Set<ItemId> without, Predicate<ItemId> eligible) {
    Set<String> languages = language.equals("und") ? Set.of() : Set.of(language, "und");
    return new ItemQuery.Filter(languages, Set.of(), Set.of(), without, eligible);
  }

  private List<Candidate> search(ItemQuery query) {
    long seen = index.seq(); // before the search, which may see more
    return index.search(query).stream().map(hit -> candidate(hit, seen)).toList();
  }

  private static Candidate candidate(ItemHit hit, long seen) {
    return new Candidate(hit.id(), hit.score(), "near", seen);
  }

  private static String words(List<Annotation> annotations) {
    return annotations.stream()
        .filter(annotation -> annotation.kind() == Annotation.Kind.KEYPHRASE)
        .limit(MOST_WORDS)
        .map(Annotation::label)
        .collect(Collectors.joining(" "));
  }

  private static Set<String> subjects(List<Annotation> annotations) {
    return annotations.stream()
        .filter(annotation -> annotation.kind() == Annotation.Kind.SUBJECT)
        .map(Annotation::value)
        .collect(Collectors.toSet());
  }
}
