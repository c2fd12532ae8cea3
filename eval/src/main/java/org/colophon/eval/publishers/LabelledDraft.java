package org.colophon.eval.publishers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.editorial.Draft;

/// A text that is not in the catalogue, with what an editor would keep of a suggestion.
///
/// @param segments segment → grade: 2 clearly fits, 1 arguably; empty: no segment fits
/// @param related item → grade: 2 same matter, 1 neighbouring
/// @param keyphrases phrases to keep, in any order; at least one
/// @param subjects right subjects: Thema codes of a book, labels of IPTC Media Topics of an article
public record LabelledDraft(
    String id,
    Draft draft,
    Map<String, Integer> segments,
    Map<String, Integer> related,
    List<String> keyphrases,
    Set<String> subjects) {
  /// The grade of what clearly fits.
  static final int CLEARLY = 2;

  public LabelledDraft {
    segments = Map.copyOf(segments);
    related = Map.copyOf(related);
    keyphrases = List.copyOf(keyphrases);
    subjects = Set.copyOf(subjects);
  }

  /// Whether its subjects are Thema codes.
  public boolean isBook() {
    return draft.type() == ContentType.BOOK;
  }

  /// Whether a segment clearly fits.
  public boolean clearlyFits(String segment) {
    return segments.getOrDefault(segment, 0) == CLEARLY;
  }

  /// Whether at least one segment clearly fits.
  public boolean hasFittingSegment() {
    return segments.containsValue(CLEARLY);
  }
}
