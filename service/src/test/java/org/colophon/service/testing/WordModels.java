package org.colophon.service.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targetings;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.enrichment.Annotation;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.ItemText;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentMatch;
import org.colophon.matching.SegmentMatches;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.Span;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.recommend.Candidate;
import org.colophon.recommend.CandidateSource;

/// Stands in for the models: what shares long words is alike. Exact and without model files.
final class WordModels implements EnrichmentPipeline, Matcher, CandidateSource {
  private static final int STEM = 6;

  private final Catalog catalog;
  private final Audiences audiences;
  private final Targetings targetings;

  WordModels(Catalog catalog, Audiences audiences, Targetings targetings) {
    this.catalog = catalog;
    this.audiences = audiences;
    this.targetings = targetings;
  }

  @Override
  public Enrichment enrich(ItemText text) {
    AnalyzedText analyzed = new WhitespaceAnalyzer("de").analyze(text.text());
    DetectedLanguage language =
        text.language().equals("und")
            ? new DetectedLanguage(text.text().contains(" und ") ? "de" : "en", 0.9)
            : new DetectedLanguage(text.language(), 1);
    return new Enrichment(text, language, analyzed, List.of(), phrases(text, analyzed));
  }

  private static List<Annotation> phrases(ItemText text, AnalyzedText analyzed) {
    Map<String, Token> words = new LinkedHashMap<>();
    for (Sentence sentence : analyzed.sentences()) {
      for (Token token : sentence.tokens()) {
        if (token.surface().length() > 8) {
          words.putIfAbsent(stem(token.surface()), token);
        }
      }
    }
    List<Annotation> found = new ArrayList<>();
    for (Token token : words.values()) {
      if (found.size() < 12) {
        found.add(
            new Annotation(
                found.size() % 4 == 3 ? Annotation.Kind.SUBJECT : Annotation.Kind.KEYPHRASE,
                token.lemma(),
                token.surface(),
                List.of(token.span()),
                1 - found.size() / 20.0,
                "words 1",
                text.textHash()));
      }
    }
    return found;
  }

  @Override
  public SegmentMatches segmentsFor(Enrichment enrichment, ContentType type, ImprintId imprint) {
    List<SegmentMatch> all = new ArrayList<>();
    List<SegmentMatches.LeftOut> leftOut = new ArrayList<>();
    for (Audiences.Stored stored : audiences.all()) {
      Segment segment = stored.segment();
      if (!segment.definition().rules().admit(enrichment.language().code(), type, imprint)) {
        leftOut.add(new SegmentMatches.LeftOut(segment.id(), "its rules leave such items out"));
      } else {
        all.add(match(segment, enrichment));
      }
    }
    all.sort(Comparator.comparing(SegmentMatch::score).reversed());
    List<SegmentMatch> fits = all.stream().filter(m -> m.score() >= 0.2).limit(3).toList();
    List<SegmentMatch> rest = all.stream().filter(m -> !fits.contains(m)).limit(5).toList();
    String note = fits.isEmpty() ? "No segment shares enough with this text." : "";
    return new SegmentMatches(fits, rest, leftOut, note);
  }

  private static SegmentMatch match(Segment segment, Enrichment enrichment) {
    Set<String> wanted = stems(segment.name() + " " + segment.description());
    Span best = null;
    int most = 0;
    Set<String> shared = new HashSet<>();
    List<String> because = new ArrayList<>();
    for (Sentence sentence : enrichment.analysis().sentences()) {
      int here = 0;
      for (Token token : sentence.tokens()) {
        if (token.surface().length() >= STEM && wanted.contains(stem(token.surface()))) {
          here++;
          if (shared.add(stem(token.surface()))) {
            because.add(token.surface());
          }
        }
      }
      if (here > most) {
        most = here;
        best = sentence.span();
      }
    }
    double score = Math.min(0.95, shared.size() * 0.1);
    String words = score >= 0.4 ? "fits_well" : score >= 0.2 ? "fits" : "might_fit";
    return new SegmentMatch(segment, score, words, best, because);
  }

  @Override
  public List<Candidate> forSegment(SegmentId segment, Instant now, int many) {
    List<Candidate> found = new ArrayList<>();
    targetings.of(segment, now).forEach(t -> found.add(new Candidate(t.item(), 1, "targeted")));
    audiences
        .find(segment)
        .ifPresent(stored ->
            ranked(stems(stored.segment().name() + " " + stored.segment().description()), many)
                .stream()
                .filter(c -> found.stream().noneMatch(f -> f.item().equals(c.item())))
                .forEach(found::add));
    return found.stream().limit(many).toList();
  }

  @Override
  public List<Candidate> related(ItemId item, int many) {
    try (CatalogView view = catalog.view()) {
      return view.item(item).stream()
          .flatMap(version -> ranked(stems(version.item().content().text()), many + 1).stream())
          .filter(candidate -> !candidate.item().equals(item))
          .limit(many)
          .toList();
    }
  }

  @Override
  public List<Candidate> near(Enrichment text, int many) {
    return ranked(stems(text.text().title() + " " + text.text().text()), many);
  }

  private List<Candidate> ranked(Set<String> wanted, int many) {
    List<Candidate> found = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      for (ItemId id : view.items("", 10_000)) {
        view.item(id).ifPresent(v -> candidate(id, v.item().content(), wanted, found));
      }
    }
    found.sort(
        Comparator.comparing(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.item().value()));
    return found.stream().limit(many).toList();
  }

  private static void candidate(
      ItemId id, Content content, Set<String> wanted, List<Candidate> found) {
    Set<String> shared = stems(content.title() + " " + content.text());
    shared.retainAll(wanted);
    if (!shared.isEmpty()) {
      double score = shared.size() / 20.0;
      found.add(new Candidate(id, score, shared.size() + " words in common"));
    }
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (String word : text.split("[^\\p{L}]+", -1)) {
      if (word.length() >= STEM) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  private static String stem(String word) {
    return word.toLowerCase(Locale.ROOT).substring(0, Math.min(STEM, word.length()));
  }
}
