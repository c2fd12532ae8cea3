package org.colophon.enrichment;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.models.AnalyzedText;
import org.colophon.models.DetectedLanguage;
import org.colophon.text.ItemText;

/// The result of the pipeline for one text.
///
/// @param analysis sentences and tokens; spans refer to the item's text
/// @param passages the title first (ordinal 0, empty span) where there is one, then the text's
///   passages in order
/// @param annotations strongest first within each kind
/// @param notes what could not be done and why, in words; empty when everything was
public record Enrichment(
    ItemText text,
    DetectedLanguage language,
    AnalyzedText analysis,
    List<EmbeddedPassage> passages,
    List<Annotation> annotations,
    List<String> notes) {
  public Enrichment {
    passages = List.copyOf(passages);
    annotations = List.copyOf(annotations);
    notes = List.copyOf(notes);
  }

  /// The annotations of one kind, strongest first.
  public List<Annotation> of(Annotation.Kind kind) {
    return annotations.stream().filter(a -> a.kind() == kind).toList();
  }
}
