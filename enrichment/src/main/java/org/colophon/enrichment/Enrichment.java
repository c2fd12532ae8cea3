package org.colophon.enrichment;

import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.DetectedLanguage;

/// What the pipeline made of one text.
///
/// @param analysis sentences and tokens; spans refer to the item's text
/// @param passages the title first where it is embedded on its own, then the text's passages in
///   order
/// @param annotations strongest first within each kind
public record Enrichment(
    ItemText text,
    DetectedLanguage language,
    AnalyzedText analysis,
    List<EmbeddedPassage> passages,
    List<Annotation> annotations) {
  public Enrichment {
    passages = List.copyOf(passages);
    annotations = List.copyOf(annotations);
  }
}
