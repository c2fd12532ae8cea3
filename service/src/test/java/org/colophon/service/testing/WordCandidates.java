package org.colophon.service.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targetings;
import org.colophon.catalog.Content;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Context;
import org.colophon.recommend.Candidate;
import org.colophon.recommend.CandidateSource;

/// Stands in for the index of items: what shares long words is near. Exact; reads the catalogue as
/// it is.
final class WordCandidates implements CandidateSource {
  private static final int STEM = 6;

  private final Catalog catalog;
  private final Audiences audiences;
  private final Targetings targetings;

  WordCandidates(Catalog catalog, Audiences audiences, Targetings targetings) {
    this.catalog = catalog;
    this.audiences = audiences;
    this.targetings = targetings;
  }

  @Override
  public List<Candidate> forSegment(SegmentId id, Context context, Instant now, int many) {
    List<Candidate> found = new ArrayList<>();
    targetings
        .of(id, now)
        .forEach(
            t -> found.add(new Candidate(t.item(), 1, "targeted", Candidate.CHOSEN, t.until())));
    for (Audiences.Stored stored : audiences.find(id).stream().toList()) {
      Segment segment = stored.segment();
      for (Candidate near : ranked(segment.name() + " " + segment.description(), many)) {
        if (found.stream().noneMatch(known -> known.item().equals(near.item()))) {
          found.add(near);
        }
      }
    }
    return found.stream().limit(many).toList();
  }

  @Override
  public List<Candidate> related(ItemId item, Context context, int many) {
    try (CatalogView view = catalog.view()) {
      return view.item(item).stream()
          .flatMap(version -> ranked(version.item().content().text(), many + 1).stream())
          .filter(candidate -> !candidate.item().equals(item))
          .limit(many)
          .toList();
    }
  }

  @Override
  public List<Candidate> near(Enrichment text, int many) {
    return ranked(text.text().title() + " " + text.text().text(), many);
  }

  private List<Candidate> ranked(String text, int many) {
    Set<String> wanted = stems(text);
    List<Candidate> found = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      for (ItemId id : view.items("", 10_000)) {
        view.item(id).ifPresent(v -> add(id, v.item().content(), wanted, found));
      }
    }
    found.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.item().value()));
    return found.stream().limit(many).toList();
  }

  private static void add(ItemId id, Content content, Set<String> wanted, List<Candidate> found) {
    Set<String> shared = stems(content.title() + " " + content.text());
    shared.retainAll(wanted);
    if (!shared.isEmpty()) {
      found.add(new Candidate(id, shared.size() / 20.0, shared.size() + " words in common"));
    }
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
      if (word.length() >= STEM) {
        stems.add(word.substring(0, STEM));
      }
    }
    return stems;
  }
}
