package org.colophon.annotation;

import java.util.List;
import org.colophon.models.Span;

/// One finding of the enrichment about a text, such as a keyphrase, a name or a subject.
///
/// @param value what is stored and compared: a normalised phrase, or `scheme:code`
/// @param label what is shown
/// @param evidence where in the text it stands or what supports it; empty when the title alone does
/// @param confidence in [0, 1]; not a probability unless the model was calibrated
/// @param madeBy name, version and digest of the model
/// @param inputHash hash of the text facet that it was made from; another hash means outdated
public record Annotation(
    Kind kind,
    String value,
    String label,
    List<Span> evidence,
    double confidence,
    String madeBy,
    String inputHash) {
  public Annotation {
    evidence = List.copyOf(evidence);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, got " + confidence);
    }
  }

  /// The same finding, more or less sure.
  public Annotation withConfidence(double other) {
    return new Annotation(kind, value, label, evidence, other, madeBy, inputHash);
  }

  /// The kind of an annotation.
  public enum Kind {
    LANGUAGE,
    KEYPHRASE,
    /// A name; the value is `class:name`, in small letters.
    ENTITY,
    SUBJECT,
    /// A record of the publisher's that is named; the value is its entity, `contributor:ID`.
    LINK,
    /// The text in two or three of its own sentences; the value is their places, `0-84,310-395`.
    SUMMARY,
    /// A day that the text promises something for; the value is the day, `2024-03-03`.
    DATE
  }
}
