package org.colophon.editorial;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Preview;
import org.colophon.matching.SegmentMatch;
import org.colophon.matching.SegmentMatches;
import org.colophon.models.DetectedLanguage;
import org.colophon.recommend.Recommendations.Recommended;

/// The suggestions for a text.
///
/// @param segments with the look-alikes of each
/// @param moreSegments that do not fit, or fit less; without look-alikes
/// @param annotations keyphrases, names, subjects and links, strongest first within each kind;
///   rejected ones are not among them
/// @param about the publisher's records around the text
/// @param related cleared for readers: an editor may put it beside the text
/// @param verdict what the gate says of the item, or would say of the draft
public record Suggestions(
    DetectedLanguage language,
    List<SuggestedSegment> segments,
    List<SuggestedSegment> moreSegments,
    List<SegmentMatches.LeftOut> leftOut,
    String note,
    List<SuggestedAnnotation> annotations,
    SuggestionContext about,
    List<Recommended> related,
    Preview verdict,
    String textHash) {
  public Suggestions {
    segments = List.copyOf(segments);
    moreSegments = List.copyOf(moreSegments);
    leftOut = List.copyOf(leftOut);
    annotations = List.copyOf(annotations);
    related = List.copyOf(related);
  }

  /// A suggested segment, with two titles that resemble the item and are for it.
  public record SuggestedSegment(
      SegmentMatch match, List<Recommended> lookAlikes, Answered answered) {
    public SuggestedSegment {
      lookAlikes = List.copyOf(lookAlikes);
    }
  }

  /// A proposed annotation and its decision.
  public record SuggestedAnnotation(
      Annotation annotation, Answered answered, State state, Origin origin) {

    /// A proposal that nobody answered.
    public SuggestedAnnotation(Annotation annotation) {
      this(annotation, Answered.OPEN, State.PROPOSED, Origin.MACHINE);
    }
  }

  /// The state of an annotation. What was rejected is not shown.
  public enum State {
    PROPOSED,
    ACCEPTED,
    REJECTED,
    /// It was accepted or rejected, and that was taken back.
    REVOKED,
    /// It was accepted for another text, and nothing proposes it for this one. Derived, never
    /// stored.
    OUTDATED
  }

  /// A person's answer to a suggestion.
  public enum Answered {
    OPEN,
    ACCEPTED,
    REJECTED
  }

  /// One entry of the queue of undecided items.
  public record QueueEntry(ItemId item, String title, String language) {}
}
