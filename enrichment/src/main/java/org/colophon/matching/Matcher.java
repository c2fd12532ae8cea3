package org.colophon.matching;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.matching.SegmentComparison.Similarity;
import org.colophon.matching.SegmentIndex.SegmentHit;
import org.colophon.matching.SegmentMatches.LeftOut;
import org.colophon.models.Embedding;

/// The matcher of items to segments: every segment in use is compared by vectors, words and stated
/// subjects, and the fitting ones are returned with their evidence. "No segment fits" is a valid
/// answer. Thread-safe.
public final class Matcher {
  private static final int MOST_MATCHES = 3;
  private static final int MOST_OTHERS = 5;

  private final Audiences audiences;
  private final SegmentIndex index;
  private final SegmentProfiles profiles;
  private final MatchEvidence evidence;
  private final LiveMatchModel models;
  private final InstantSource clock;

  public Matcher(
      Audiences audiences,
      SegmentIndex index,
      SegmentProfiles profiles,
      MatchEvidence evidence,
      InstantSource clock) {
    this.audiences = audiences;
    this.index = index;
    this.profiles = profiles;
    this.evidence = evidence;
    this.models = evidence.models();
    this.clock = clock;
  }

  /// The segments that the item fits, at most three, best first; then others; and those that were
  /// not considered, each with the reason.
  public SegmentMatches segmentsFor(MatchRequest request) {
    return segmentsFor(request, segment -> true);
  }

  /// The same for somebody who sees some segments only. The others are not named; scores are those
  /// that everybody gets.
  public SegmentMatches segmentsFor(MatchRequest request, Predicate<Segment> seen) {
    List<LeftOut> leftOut = new ArrayList<>();
    TextTerms terms = new TextTerms(request);
    MatchModel model = models.current();
    List<Scored> scored =
        scored(request, terms, model, leftOut).stream()
            .filter(one -> seen.test(one.segment))
            .toList();
    leftOut.removeIf(
        out -> audiences.find(out.id()).filter(stored -> seen.test(stored.segment())).isEmpty());
    Map<SegmentId, SegmentHit> hits = hits(request);
    List<SegmentMatch> matches = new ArrayList<>();
    List<SegmentMatch> rest = new ArrayList<>();
    for (Scored candidate : scored) {
      SegmentHit hit = hits.get(candidate.segment.id());
      if (hit == null) {
        continue; // it was taken out meanwhile
      }
      if (candidate.score >= model.threshold() && matches.size() < MOST_MATCHES) {
        matches.add(evidence.explained(request, terms, candidate, hit));
      } else if (rest.size() < MOST_OTHERS) {
        rest.add(evidence.named(request, terms, candidate, hit, scored.getFirst()));
      }
    }
    return new SegmentMatches(matches, rest, leftOut, note(matches, scored, model));
  }

  private Map<SegmentId, SegmentHit> hits(MatchRequest request) {
    List<Embedding> vectors =
        request.enrichment().passages().stream().map(EmbeddedPassage::vector).toList();
    Map<SegmentId, SegmentHit> hits = new HashMap<>();
    index.search(vectors, Integer.MAX_VALUE).forEach(hit -> hits.put(hit.id(), hit));
    return hits;
  }

  /// The model in use.
  MatchModel model() {
    return models.current();
  }

  /// Whether a segment with this score is suggested.
  boolean isFitting(double score) {
    return score >= models.current().threshold();
  }

  /// The score of each segment that may be suggested for an item.
  Map<SegmentId, Double> scores(MatchRequest request) {
    Map<SegmentId, Double> scores = new HashMap<>();
    scored(request, new TextTerms(request), models.current(), new ArrayList<>())
        .forEach(one -> scores.put(one.segment.id(), one.score));
    return scores;
  }

  /// Every segment that may be suggested, with its score, best first.
  List<Scored> scored(
      MatchRequest request, TextTerms terms, MatchModel model, List<LeftOut> leftOut) {
    Map<SegmentId, Segment> usable = usable(request, leftOut);
    Optional<Embedding> gist = EmbeddedPassage.gist(request.enrichment().passages());
    if (gist.isEmpty()) {
      return List.of();
    }
    String language = request.enrichment().language().code();
    Map<SegmentId, Similarity> similarity =
        profiles.comparison().with(language, gist.get(), terms.runs());
    List<Candidate> candidates = new ArrayList<>();
    for (Segment segment : usable.values()) {
      Optional<SegmentProfile> profile = profiles.find(segment.id());
      Similarity like = similarity.get(segment.id());
      if (profile.isPresent() && like != null) {
        double subjects = terms.subjects(profile.get(), profiles);
        candidates.add(new Candidate(segment, profile.get(), like, subjects));
      }
    }
    return scored(candidates, model);
  }

  private static List<Scored> scored(List<Candidate> candidates, MatchModel model) {
    Competition competition =
        new Competition(candidates.stream().mapToDouble(Candidate::strength).toArray());
    return candidates.stream()
        .map(candidate -> candidate.scored(model, competition))
        .sorted(
            Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(s -> s.segment.id().value()))
        .toList();
  }

  private Map<SegmentId, Segment> usable(MatchRequest request, List<LeftOut> leftOut) {
    Instant now = clock.instant();
    Map<SegmentId, Segment> usable = new HashMap<>();
    for (Audiences.Stored stored : audiences.all()) {
      Segment segment = stored.segment();
      switch (use(stored, request, now)) {
        case SegmentUse.Usable _ -> usable.put(segment.id(), segment);
        case SegmentUse.Unusable(var code, String reason) ->
            leftOut.add(new LeftOut(segment.id(), segment.name(), code, reason));
      }
    }
    return usable;
  }

  private SegmentUse use(Audiences.Stored stored, MatchRequest request, Instant now) {
    Segment segment = stored.segment();
    if (SegmentUse.of(stored, request.candidate(), now) instanceof SegmentUse.Unusable unusable) {
      return unusable;
    }
    return profiles.isCurrent(segment.id(), stored.version())
        ? new SegmentUse.Usable()
        : new SegmentUse.Unusable(
            SegmentUse.Code.SEGMENT_CHANGED,
            "its definition changed and its vectors are not yet made");
  }

  private static String note(List<SegmentMatch> matches, List<Scored> scored, MatchModel model) {
    if (!matches.isEmpty()) {
      return "";
    }
    if (scored.isEmpty()) {
      return "no segment in use takes items like this one";
    }
    Scored nearest = scored.getFirst();
    return "no segment fits; the nearest, \"%s\", reaches %.2f, and %.2f is asked for"
        .formatted(nearest.segment.name(), nearest.score, model.threshold());
  }

  /// A segment with its features and score.
  ///
  /// @param model that scored it
  record Scored(
      Segment segment,
      SegmentProfile profile,
      MatchFeatures features,
      double score,
      MatchModel model) {}

  /// A segment compared with the text by itself.
  private record Candidate(
      Segment segment, SegmentProfile profile, Similarity similarity, double subjects) {
    double strength() {
      return MatchModel.strength(similarity, subjects);
    }

    Scored scored(MatchModel model, Competition competition) {
      MatchFeatures features =
          new MatchFeatures(
              similarity.vectors(), similarity.words(), subjects, competition.against(strength()));
      return new Scored(segment, profile, features, model.score(features, segment.id()), model);
    }
  }
}
