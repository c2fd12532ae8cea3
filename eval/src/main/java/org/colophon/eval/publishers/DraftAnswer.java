package org.colophon.eval.publishers;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.editorial.Suggestions;
import org.colophon.editorial.Suggestions.SuggestedSegment;

/// The suggestions for a draft, best first in every list.
///
/// @param suggested segments shown as fitting
/// @param ranking `suggested`, then those that do not fit or fit less
/// @param related items
/// @param keyphrases key phrases alone
/// @param phrases key phrases and names together
/// @param subjects as `scheme:code`
public record DraftAnswer(
    List<String> suggested,
    List<String> ranking,
    List<String> related,
    List<String> keyphrases,
    List<String> phrases,
    List<String> subjects) {
  public DraftAnswer {
    suggested = List.copyOf(suggested);
    ranking = List.copyOf(ranking);
    related = List.copyOf(related);
    keyphrases = List.copyOf(keyphrases);
    phrases = List.copyOf(phrases);
    subjects = List.copyOf(subjects);
  }

  /// The parts of a suggestion that are labelled.
  public static DraftAnswer of(Suggestions suggestions) {
    List<String> suggested = ids(suggestions.segments());
    return new DraftAnswer(
        suggested,
        Stream.concat(suggested.stream(), ids(suggestions.moreSegments()).stream())
            .distinct()
            .toList(),
        suggestions.related().stream().map(entry -> entry.item().id().value()).toList(),
        labels(suggestions, EnumSet.of(Kind.KEYPHRASE)),
        labels(suggestions, EnumSet.of(Kind.KEYPHRASE, Kind.ENTITY)),
        annotations(suggestions, EnumSet.of(Kind.SUBJECT)).map(Annotation::value).toList());
  }

  private static List<String> ids(List<SuggestedSegment> segments) {
    return segments.stream().map(entry -> entry.match().segment().id().value()).toList();
  }

  private static List<String> labels(Suggestions suggestions, Set<Kind> kinds) {
    return annotations(suggestions, kinds)
        .sorted(Comparator.comparingDouble(Annotation::confidence).reversed())
        .map(Annotation::label)
        .toList();
  }

  private static Stream<Annotation> annotations(Suggestions suggestions, Set<Kind> kinds) {
    return suggestions.annotations().stream()
        .map(Suggestions.SuggestedAnnotation::annotation)
        .filter(annotation -> kinds.contains(annotation.kind()));
  }
}
