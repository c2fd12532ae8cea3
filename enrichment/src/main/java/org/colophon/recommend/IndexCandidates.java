package org.colophon.recommend;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.colophon.catalog.Subject;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.governance.Context;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.RelatedRanking;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Passage;
import org.colophon.text.SentenceFingerprints;

/// Candidates from the index: what editors targeted first, then the nearest items. Thread-safe.
public final class IndexCandidates implements CandidateSource {
  private static final double TARGETED = 1.0;
  private static final int MOST_WORDS = 24;

  private final ItemIndex index;
  private final Segments segments;
  private final Texts texts;
  private final Eligibility eligibility;
  private final InstantSource clock;

  public IndexCandidates(
      ItemIndex index,
      Segments segments,
      Texts texts,
      Eligibility eligibility,
      InstantSource clock) {
    this.index = index;
    this.segments = segments;
    this.texts = texts;
    this.eligibility = eligibility;
    this.clock = clock;
  }

  /// The stores of segments, targetings, prototypes and of what people decided about segments.
  public record Segments(
      Audiences audiences,
      Targetings targetings,
      PrototypeSource prototypes,
      DecisionLog decisions) {}

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
        result.add(
            new Candidate(
                targeting.item(), TARGETED, "targeted", Candidate.CHOSEN, targeting.until()));
      }
    }
    if (result.size() < many) {
      result.addAll(
          nearest(segment.get(), targeted, eligibility.at(context, now), many - result.size()));
    }
    return result;
  }

  private List<Candidate> nearest(
      Segment segment, Set<ItemId> exclude, Predicate<ItemId> eligible, int many) {
    List<Embedding> vectors = vectors(segment, false);
    Set<ItemId> without = new LinkedHashSet<>(exclude);
    without.addAll(segment.definition().negative());
    Segment.Rules rules = segment.definition().rules();
    Set<String> subjects =
        segment.definition().subjects().stream().map(Subject::toString).collect(Collectors.toSet());
    List<Candidate> found;
    do {
      ItemQuery.Filter filter =
          new ItemQuery.Filter(
              rules.languages(), rules.types(), rules.imprints(), without, eligible);
      found =
          search(
              new ItemQuery(
                  vectors, segment.description(), segment.language(), subjects, filter, many));
    } while (without.addAll(rejected(segment.id(), found)));
    return new NegativePenalty(texts, vectors, vectors(segment, true)).of(found);
  }

  /// The items for which somebody rejected the segment, while their texts are what that person saw.
  private Set<ItemId> rejected(SegmentId segment, List<Candidate> found) {
    Map<ItemId, List<Decision>> rejections = new LinkedHashMap<>();
    for (Candidate candidate : found) {
      List<Decision> ofItem =
          segments.decisions().of(candidate.item()).stream()
              .filter(d -> d.answer() == DecisionLog.Answer.REJECTED)
              .filter(d -> d.isAbout(DecisionLog.SEGMENT, segment.value()))
              .toList();
      if (!ofItem.isEmpty()) {
        rejections.put(candidate.item(), ofItem);
      }
    }
    if (rejections.isEmpty()) {
      return Set.of();
    }
    return texts.texts().of(List.copyOf(rejections.keySet())).entrySet().stream()
        .filter(text -> isSeen(rejections.getOrDefault(text.getKey(), List.of()), text.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isSeen(List<Decision> decisions, ItemText text) {
    SentenceFingerprints now = SentenceFingerprints.of(text);
    return decisions.stream().anyMatch(decision -> decision.sawTextOf(now));
  }

  private List<Embedding> vectors(Segment segment, boolean negative) {
    return segments.prototypes().of(segment.id()).stream()
        .filter(prototype -> prototype.negative() == negative)
        .map(Prototype::vector)
        .toList();
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
    Optional<EnrichmentStore.Stored> stored = texts.enrichments().find(item);
    if (stored.isEmpty()) {
      return List.of();
    }
    EnrichmentStore.Stored made = stored.get();
    List<String> hashes = made.passages().stream().map(Passage::hash).toList();
    Map<String, Embedding> vectors = texts.vectors().find(made.digest(), hashes);
    List<Annotation> annotations = answered(item, made.annotations());
    ItemQuery.Filter filter =
        sameLanguage(made.language(), Set.of(item), eligibility.at(context, clock.instant()));
    return search(
        new ItemQuery(
            gist(hashes.stream().map(vectors::get).filter(Objects::nonNull).toList()),
            words(annotations),
            made.language(),
            subjects(annotations),
            filter,
            many));
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
    return index.rank(List.copyOf(byItem.keySet()), vectors(segment, false)).stream()
        .flatMap(hit -> Stream.ofNullable(byItem.get(hit.id())))
        .toList();
  }

  @Override
  public List<Candidate> near(Enrichment text, int many) {
    return search(
        new ItemQuery(
            gist(text.passages().stream().map(EmbeddedPassage::vector).toList()),
            words(text.annotations()),
            text.language().code(),
            subjects(text.annotations()),
            sameLanguage(text.language().code(), Set.of(), id -> true),
            many));
  }

  @Override
  public List<Candidate> alike(Enrichment text, int many) {
    Map<ItemId, Candidate> near = new LinkedHashMap<>();
    near(text, many).forEach(candidate -> near.put(candidate.item(), candidate));
    Optional<Embedding> gist = EmbeddedPassage.gist(text.passages());
    if (gist.isEmpty()) {
      return List.of();
    }
    List<RelatedRanking.Found> found = new ArrayList<>();
    texts
        .texts()
        .of(List.copyOf(near.keySet()))
        .forEach((id, read) ->
            gist(id).ifPresent(own -> found.add(new RelatedRanking.Found(id, own, read))));
    return RelatedRanking.of(text.language().code(), text.text(), gist.get(), found).stream()
        .flatMap(related ->
            Stream.ofNullable(near.get(related.id()))
                .map(one -> new Candidate(one.item(), related.score(), one.why(), one.seen())))
        .toList();
  }

  /// The direction of what an item says; empty where its vectors are not kept.
  private Optional<Embedding> gist(ItemId item) {
    return texts
        .enrichments()
        .find(item)
        .flatMap(made -> {
          List<String> hashes = made.passages().stream().map(Passage::hash).toList();
          Map<String, Embedding> vectors = texts.vectors().find(made.digest(), hashes);
          return EmbeddedPassage.gist(
              made.passages().stream()
                  .filter(passage -> vectors.containsKey(passage.hash()))
                  .map(p -> new EmbeddedPassage(p, Objects.requireNonNull(vectors.get(p.hash()))))
                  .toList());
        });
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
