package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.State;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.colophon.text.ReadableText;

/// A proposal about a text: a keyphrase, a name, a subject, a link.
@SchemaName("Term")
record TermEntry(
    Annotation.Kind kind,
    String value,
    String label,
    double confidence,
    List<QuoteEntry> evidence,
    @Description("The model that proposed it.") String madeBy,
    @Description("The hash of the text that it was made from.") String inputHash,
    Answered answered,
    @Description("`outdated`: accepted for another text, and nothing proposes it for this one.")
        State state,
    Origin origin) {

  static TermEntry of(SuggestedAnnotation suggested, ReadableText text) {
    Annotation annotation = suggested.annotation();
    return new TermEntry(
        annotation.kind(),
        annotation.value(),
        annotation.label(),
        Scores.rounded(annotation.confidence()),
        QuoteEntry.of(annotation.evidence(), text),
        annotation.madeBy(),
        annotation.inputHash(),
        suggested.answered(),
        suggested.state(),
        suggested.origin());
  }
}
